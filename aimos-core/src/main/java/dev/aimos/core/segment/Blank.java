package dev.aimos.core.segment;

/** White space, as it is stripped around quotes: that of Unicode, no-break spaces and the byte order mark included. */
final class Blank {
    private Blank() {}

    static boolean is(char c) {
        return c <= ' ' || (c >= 0x7F && (Character.isSpaceChar(c) || c == 0x85 || c == 0xFEFF));
    }

    /** The first index from {@code at} that is not white space, or {@code end}. */
    static int skip(CharSequence text, int at, int end) {
        int i = at;
        while (i < end && is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The index after the last character before {@code end} that is not white space, or {@code from}. */
    static int skipBack(CharSequence text, int from, int end) {
        int i = end;
        while (i > from && is(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
