package dev.aimos.core.segment;

/** Tells what the content of a line of Markdown is: pure functions of its characters. */
final class MarkdownLine {
    private MarkdownLine() {}

    /** Level of an ATX heading, from 1 to 6; 0 for any other line. */
    static int headingLevel(String text, int from, int to) {
        int level = run(text, from, to, '#');
        boolean marked = from + level == to || Blank.is(text.charAt(Math.min(from + level, to - 1)));
        return level >= 1 && level <= 6 && marked ? level : 0;
    }

    /** Where the words of an ATX heading end: before closing marks, if it has some. */
    static int headingEnd(String text, int from, int to) {
        int end = Blank.skipBack(text, from, to);
        int marks = end;
        while (marks > from && text.charAt(marks - 1) == '#') {
            marks--;
        }
        boolean closed = marks == from || Blank.is(text.charAt(marks - 1));
        return closed ? Blank.skipBack(text, from, marks) : end;
    }

    /** Level of the setext heading that a line underlines, 1 or 2; 0 for any other line. */
    static int underline(String text, int from, int to) {
        int end = Blank.skipBack(text, from, to);
        char mark = from < end ? text.charAt(from) : ' ';
        boolean whole = (mark == '=' || mark == '-') && run(text, from, end, mark) == end - from;
        return !whole ? 0 : mark == '=' ? 1 : 2;
    }

    /** Whether a line is a thematic break. */
    static boolean rule(String text, int from, int to) {
        char mark = from < to ? text.charAt(from) : ' ';
        if ("-*_".indexOf(mark) < 0) {
            return false;
        }
        int marks = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == mark) {
                marks++;
            } else if (!Blank.is(c)) {
                return false;
            }
        }
        return marks >= 3;
    }

    /** How many marks the fence that a line opens has; 0 for any other line. */
    static int fence(String text, int from, int to) {
        char mark = from < to ? text.charAt(from) : ' ';
        if (mark != '`' && mark != '~') {
            return 0;
        }
        int length = run(text, from, to, mark);
        boolean ticksBehind = mark == '`' && within('`', text, from + length, to);
        return length >= 3 && !ticksBehind ? length : 0;
    }

    /** Whether a line closes a fence. */
    static boolean closes(String text, int from, int to, char mark, int length) {
        int end = Blank.skipBack(text, from, to);
        int run = run(text, from, end, mark);
        return run >= length && from + run == end;
    }

    /** Length of a list item's mark, such as {@code -} or {@code 12.}, white space must follow it; 0 without one. */
    static int itemMark(String text, int from, int to) {
        int at = from;
        while (at < to && at - from < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String marks = at == from ? "-*+" : ".)";
        boolean marked = at < to && marks.indexOf(text.charAt(at)) >= 0;
        return marked && (at + 1 == to || text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\t')
                ? at + 1 - from
                : 0;
    }

    /** Whether a line is the row of dashes below a table's head. */
    static boolean tableRule(String text, int from, int to) {
        boolean dash = false;
        boolean bar = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            dash |= c == '-';
            bar |= c == '|';
            if (c != '-' && c != '|' && c != ':' && !Blank.is(c)) {
                return false;
            }
        }
        return dash && bar;
    }

    /** Whether a line defines the target of links, as {@code [name]: target} does. */
    static boolean definition(String text, int from, int to) {
        if (from + 1 >= to || text.charAt(from) != '[' || text.charAt(from + 1) == '^') {
            return false;
        }
        int close = from + 1;
        while (close < to && text.charAt(close) != ']') {
            close++;
        }
        return close > from + 1 && close + 1 < to && text.charAt(close + 1) == ':';
    }

    static boolean within(char c, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == c) {
                return true;
            }
        }
        return false;
    }

    private static int run(String text, int from, int to, char mark) {
        int at = from;
        while (at < to && text.charAt(at) == mark) {
            at++;
        }
        return at - from;
    }
}
