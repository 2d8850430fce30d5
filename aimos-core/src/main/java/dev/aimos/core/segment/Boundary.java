package dev.aimos.core.segment;

import java.text.BreakIterator;

/** Mends what {@link BreakIterator} says of the bounds of sentences. Looks at a bounded number of characters each time. */
final class Boundary {
    /** Longer words are no abbreviations. */
    private static final int LONGEST_WORD = 12;

    /** Terminators that the JDK's rules do not know: Arabic, Urdu, Armenian, Ethiopic, Tibetan, Khmer, interrobang. */
    private static final String TERMINATORS = "\u061F\u06D4\u0589\u1362\u1367\u1368\u0F0D\u17D4\u17D5\u203D";

    private static final String WIDE_CLOSERS = "\u300D\u300F\uFF09\u3011\u300B";

    private static final String CLOSERS = "\"'\u201D\u2019\u00BB)]}" + WIDE_CLOSERS;

    private static final String OPENERS = "\"'\u201C\u2018\u00AB([{";

    private Boundary() {}

    /**
     * The first place in (from, to), between white space and a new word, where a sentence may end though the JDK goes on:
     * after a terminator it does not know, or after a full stop before a digit. -1 if there is none.
     */
    static int inside(String text, int from, int to) {
        for (int i = from; i < to - 2; i++) {
            char c = text.charAt(i);
            boolean ends = c < 0x80 ? c == '.' || c == '!' || c == '?' : TERMINATORS.indexOf(c) >= 0;
            if (ends && Blank.is(text.charAt(i + 1))) {
                int next = Blank.skip(text, i + 1, to);
                if (next < to && (c >= 0x80 || Character.isDigit(text.charAt(next)))) {
                    return next;
                }
                i = next - 1;
            }
        }
        return -1;
    }

    /** A boundary, moved behind the closing quotes and brackets that follow it. */
    static int moved(String text, int boundary) {
        int at = boundary;
        while (at < text.length() && at - boundary < LONGEST_WORD && CLOSERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean closes = at == text.length()
                || Blank.is(text.charAt(at))
                || (at > boundary && WIDE_CLOSERS.indexOf(text.charAt(at - 1)) >= 0);
        return at > boundary && closes ? Blank.skip(text, at, text.length()) : boundary;
    }

    /**
     * Whether a sentence goes on behind a boundary.
     *
     * @param from where the sentence starts
     * @param boundary behind the white space after its terminator
     */
    static boolean goesOn(String text, int from, int boundary) {
        int stop = Blank.skipBack(text, from, boundary);
        if (stop == from || boundary >= text.length()) {
            return boundary < text.length();
        }
        int closed = stop;
        while (closed > from && CLOSERS.indexOf(text.charAt(closed - 1)) >= 0) {
            closed--;
        }
        char next = text.charAt(boundary);
        boolean quoted = closed < stop && Character.isLowerCase(next);
        boolean unspaced = stop == boundary && text.charAt(stop - 1) < 0x80 && Character.isLetterOrDigit(next);
        if (quoted || unspaced) {
            return true;
        }
        if (closed == from || text.charAt(closed - 1) != '.' || stop == boundary) {
            return false;
        }
        if (Character.isLowerCase(next)) {
            return true;
        }
        int word = wordBefore(text, from, closed - 1);
        if (word < 0) {
            return false;
        }
        String before = text.substring(word, closed - 1);
        boolean enumerator = word == from && !before.isEmpty() && digits(before);
        return enumerator || (closed == stop && Abbreviations.goesOn(before, wordAfter(text, boundary)));
    }

    /** Where the word before a stop begins; -1 if it is too long to be an abbreviation. */
    private static int wordBefore(String text, int from, int end) {
        int at = end;
        while (at > from && !Blank.is(text.charAt(at - 1)) && OPENERS.indexOf(text.charAt(at - 1)) < 0) {
            at--;
            if (end - at > LONGEST_WORD) {
                return -1;
            }
        }
        return at;
    }

    /** The word at a place, at most so many characters of it; empty if it is followed by a stop, as initials are. */
    private static String wordAfter(String text, int from) {
        int start = from < text.length() && OPENERS.indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int end = start;
        while (end < text.length() && end - start < LONGEST_WORD && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean initial = end - start == 1 && end < text.length() && text.charAt(end) == '.';
        return initial ? text.substring(start, end) + '.' : text.substring(start, end);
    }

    private static boolean digits(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
