package dev.aimos.core.segment;

/**
 * A line of a text.
 *
 * @param start its first character
 * @param end first character of its line break, or the end of the text
 * @param next first character of the next line, or the end of the text
 */
record Line(int start, int end, int next) {
    /** The line that starts at a place; lines end with LF, CR LF, CR or the text. */
    static Line at(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        int next = Math.min(end + 1, text.length());
        if (end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
            next = end + 2;
        }
        return new Line(start, end, next);
    }

    boolean blank(String text) {
        return Blank.skip(text, start, end) == end;
    }
}
