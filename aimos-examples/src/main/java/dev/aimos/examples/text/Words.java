package dev.aimos.examples.text;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text, and the stems by which "repaired" matches "repair".
 *
 * <p>For showing only: which atoms answer a question, and how well, is for the index to say.
 */
public final class Words {
    private static final Set<String> COMMON = Set.of(
            ("a about after again all also am an and any are as at be been before but by can could did do does for from"
                            + " had has have how i if in into is it its may me might more most much must my no not of on"
                            + " one or our shall should so some such than that the their them then there these they this"
                            + " to us was we were what when where which while who whom whose why will with would you your")
                    .split(" "));

    private Words() {}

    /**
     * A word in a text.
     *
     * @param start index of its first character
     * @param end index after its last
     * @param stem its stem
     */
    public record Word(int start, int end, String stem) {}

    /** The words of a text, in order. */
    public static List<Word> of(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        List<Word> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            if (Character.isLetterOrDigit(text.codePointAt(start))) {
                words.add(new Word(start, end, stem(text.substring(start, end))));
            }
        }
        return words;
    }

    /** The stems a question asks about: its words but the commonest; all of them if it has no other. */
    public static Set<String> asked(String question) {
        Set<String> stems = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (Word word : of(question)) {
            all.add(word.stem());
            if (!COMMON.contains(question.substring(word.start(), word.end()).toLowerCase(Locale.ROOT))) {
                stems.add(word.stem());
            }
        }
        return stems.isEmpty() ? all : stems;
    }

    /** A word without case, accents and the common English endings. Not always a word; equal for forms of one word. */
    static String stem(String word) {
        String w = Normalizer.normalize(word, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        w = strip(w, "'s", 1);
        w = w.endsWith("ies") && w.length() > 4 ? w.substring(0, w.length() - 3) + "y" : w;
        w = w.endsWith("ss") || w.endsWith("us") || w.endsWith("is") ? w : strip(w, "s", 3);
        w = strip(w, "ing", 4);
        w = strip(w, "ed", 3);
        w = strip(w, "e", 3);
        int last = w.length() - 1;
        boolean doubled = last > 3 && w.charAt(last) == w.charAt(last - 1) && "bdgmnprt".indexOf(w.charAt(last)) >= 0;
        return doubled ? w.substring(0, last) : w;
    }

    private static String strip(String word, String ending, int least) {
        int stem = word.length() - ending.length();
        return word.endsWith(ending) && stem >= least ? word.substring(0, stem) : word;
    }
}
