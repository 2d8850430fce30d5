package dev.aimos.core.segment;

import java.util.Arrays;

/**
 * The searchable characters of a paragraph, each with the place in the source right behind what it came from. The places
 * never go back. Reused from paragraph to paragraph.
 */
final class Passage {
    private char[] chars = new char[256];
    private int[] ends = new int[256];
    private int length;

    void clear() {
        length = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void add(char c, int end) {
        if (length == chars.length) {
            int capacity = length + (length >> 1);
            chars = Arrays.copyOf(chars, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        chars[length] = c;
        ends[length] = length == 0 ? end : Math.max(end, ends[length - 1]);
        length++;
    }

    /** Adds characters that all come from the same place. */
    void add(CharSequence text, int end) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i), end);
        }
    }

    /** Adds a line without the white space around it, after a space if it is not the first. */
    void addLine(String source, Line line) {
        int from = Blank.skip(source, line.start(), line.end());
        int to = Blank.skipBack(source, from, line.end());
        separate(line.start());
        for (int i = from; i < to; i++) {
            add(source.charAt(i), i + 1);
        }
    }

    /** Adds a space, unless nothing or a space is there. */
    void separate(int end) {
        if (length > 0 && chars[length - 1] != ' ') {
            add(' ', end);
        }
    }

    /** Place in the source right behind the character before an index, which is at least 1. */
    int endBefore(int index) {
        return ends[index - 1];
    }

    /** The characters. */
    String text() {
        return new String(chars, 0, length);
    }
}
