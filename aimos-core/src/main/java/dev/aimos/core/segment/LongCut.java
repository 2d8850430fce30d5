package dev.aimos.core.segment;

import java.text.BreakIterator;
import java.util.Locale;

/** Finds where a text without sentences may be cut: at white space if it can, never inside a grapheme. Not thread-safe. */
final class LongCut {
    private final BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    private final int longest;

    LongCut(int longest) {
        this.longest = longest;
    }

    /**
     * Where to cut first.
     *
     * @param from a boundary between graphemes
     * @param to more than {@code longest} characters after it
     * @return after {@code from}, at most {@code longest} characters unless a single grapheme is longer
     */
    int of(String text, int from, int to) {
        for (int at = from + longest; at > from + longest / 2; at--) {
            if (Blank.is(text.charAt(at - 1)) && beginsGrapheme(text, at)) {
                return at;
            }
        }
        return betweenGraphemes(text, from, to);
    }

    /** Whether what follows white space stands for itself, and is not a mark on it. */
    private static boolean beginsGrapheme(String text, int at) {
        char c = text.charAt(at);
        return !Blank.is(c) && (c < 0x80 || (Character.isLetterOrDigit(c) && !Character.isSurrogate(c)));
    }

    private int betweenGraphemes(String text, int from, int to) {
        for (int window = 2 * longest; ; window *= 2) {
            int end = (int) Math.min(to, (long) from + window);
            graphemes.setText(text.substring(from, end));
            int cut = graphemes.isBoundary(longest) ? longest : graphemes.preceding(longest);
            if (cut <= 0) {
                cut = graphemes.following(longest);
            }
            if (cut < end - from || end == to) {
                return from + cut;
            }
        }
    }
}
