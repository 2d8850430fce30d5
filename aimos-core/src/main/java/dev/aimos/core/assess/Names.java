package dev.aimos.core.assess;

import dev.aimos.text.EnglishWords;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names in a question: words with a capital that do not begin it and are neither function words, months nor days; and a
 * first word with a possessive ending. A question without capitals has none.
 */
final class Names {
    private static final Set<String> CALENDAR = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday");

    private Names() {}

    /** The words of names in a question, in lower case. */
    static Set<String> in(String question) {
        List<String> words = PlainWords.of(question);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String plain = PlainWords.plain(word);
            boolean capital = Character.isUpperCase(word.codePointAt(0));
            boolean inside = i > 0 || PlainWords.possessive(word);
            if (capital
                    && inside
                    && !CALENDAR.contains(plain)
                    && !EnglishWords.stopWords().contains(plain)) {
                names.add(plain);
            }
        }
        return names;
    }
}
