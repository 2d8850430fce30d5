package dev.aimos.core.segment;

import java.util.Arrays;
import java.util.BitSet;

/** Pairs the marks of emphasis and drops those that have a partner (CommonMark 0.31, section 6.2, without its rule of 3). */
final class InlineMarks {
    private final String text;
    private final BitSet dropped;
    private final Openers stars = new Openers();
    private final Openers underscores = new Openers();
    private final Openers tildes = new Openers();

    InlineMarks(String text, BitSet dropped) {
        this.text = text;
        this.dropped = dropped;
    }

    /** Deals with the run of marks at a place; returns where it ends. */
    int run(int at) {
        char mark = text.charAt(at);
        int end = at;
        while (end < text.length() && text.charAt(end) == mark) {
            end++;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        boolean left = !Blank.is(after) && (!punctuation(after) || Blank.is(before) || punctuation(before));
        boolean right = !Blank.is(before) && (!punctuation(before) || Blank.is(after) || punctuation(after));
        boolean opens = left && (mark != '_' || !right || punctuation(before));
        boolean closes = right && (mark != '_' || !left || punctuation(after));
        if (mark == '~' && end - at != 2) {
            return end;
        }
        Openers openers = mark == '*' ? stars : mark == '_' ? underscores : tildes;
        int from = closes ? close(at, end, openers) : at;
        if (opens && from < end) {
            openers.push(from, end);
        }
        return end;
    }

    /** Drops marks from the left of a run with as many of the openers before it; returns the first mark without a partner. */
    private int close(int at, int end, Openers openers) {
        int from = at;
        while (from < end && openers.size > 0) {
            int last = openers.size - 1;
            int pairs = Math.min(end - from, openers.ends[last] - openers.starts[last]);
            dropped.set(from, from + pairs);
            dropped.set(openers.ends[last] - pairs, openers.ends[last]);
            openers.ends[last] -= pairs;
            from += pairs;
            if (openers.ends[last] == openers.starts[last]) {
                openers.size--;
            }
        }
        return from;
    }

    private static boolean punctuation(char c) {
        return c < 0x80 ? asciiPunctuation(c) : !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
    }

    static boolean asciiPunctuation(char c) {
        return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
    }

    /** Runs of one mark that may open emphasis and have not been closed. */
    private static final class Openers {
        private int[] starts = new int[4];
        private int[] ends = new int[4];
        private int size;

        void push(int start, int end) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = start;
            ends[size++] = end;
        }
    }
}
