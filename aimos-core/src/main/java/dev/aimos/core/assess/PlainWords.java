package dev.aimos.core.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words as they are written, for what terms do not keep: capitals, and who is meant. */
final class PlainWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)?");
    private static final Pattern POSSESSIVE = Pattern.compile("['’][sS]$");
    private static final Set<String> FIRST_PERSON =
            Set.of("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves");

    private static final Set<String> SECOND_PERSON = Set.of("you", "your", "yours", "yourself", "yourselves");

    private PlainWords() {}

    /** The words of a text, in order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /** A word in lower case, without a possessive ending. */
    static String plain(String word) {
        return POSSESSIVE.matcher(word).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    static boolean possessive(String word) {
        return POSSESSIVE.matcher(word).find();
    }

    /** The distinct words of a text, in lower case. */
    static Set<String> distinct(String text) {
        Set<String> words = new TreeSet<>();
        of(text).forEach(word -> words.add(plain(word)));
        return words;
    }

    /** Whether a text speaks of whoever says it: <i>I</i>, <i>my</i>, <i>we've</i>. */
    static boolean inFirstPerson(String text) {
        return hasOne(FIRST_PERSON, text);
    }

    /** Whether a text speaks of whoever it is said to: <i>you</i>, <i>your</i>, <i>you're</i>. */
    static boolean inSecondPerson(String text) {
        return hasOne(SECOND_PERSON, text);
    }

    private static boolean hasOne(Set<String> some, String text) {
        return of(text).stream().anyMatch(word -> some.contains(stem(word)));
    }

    /** What is before an apostrophe. */
    private static String stem(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) != '\'' && word.charAt(end) != '’') {
            end++;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
