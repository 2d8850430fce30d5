package dev.aimos.core.segment;

/**
 * What stands before the content of a line of Markdown: marks of block quotes and of list items, in any nesting.
 *
 * @param text the text
 * @param indent columns of white space before it, a tab being 4
 * @param quoted whether it is in a block quote
 * @param item whether a list item begins with it
 * @param content first character that is none of these
 */
record Containers(String text, int indent, boolean quoted, boolean item, int content) {
    /**
     * Reads the beginning of a line.
     *
     * @param inProse whether it follows a line of plain prose, which only an item with words interrupts, and of numbered ones
     *     only the first
     */
    static Containers of(String text, Line line, boolean inProse) {
        int end = Blank.skipBack(text, line.start(), line.end());
        int at = Blank.skip(text, line.start(), end);
        int indent = columns(text, line.start(), at);
        boolean quoted = false;
        boolean item = false;
        while (at < end) {
            if (text.charAt(at) == '>') {
                quoted = true;
                at++;
            } else {
                int mark =
                        MarkdownLine.rule(text, at, ruleEnd(text, at, end)) ? 0 : MarkdownLine.itemMark(text, at, end);
                if (mark == 0 || (inProse && !quoted && !item && !interrupts(text, at, mark, end))) {
                    break;
                }
                item = true;
                at += mark;
            }
            at = Blank.skip(text, at, end);
        }
        return new Containers(text, indent, quoted, item, at == end ? line.end() : at);
    }

    /** A rule is short; long lines are not read for one again at each of their marks. */
    private static int ruleEnd(String text, int at, int end) {
        char mark = text.charAt(at);
        int marks = 0;
        int i = at;
        while (i < end && marks < 3 && (text.charAt(i) == mark || Blank.is(text.charAt(i)))) {
            marks += text.charAt(i) == mark ? 1 : 0;
            i++;
        }
        return marks == 3 ? end : at;
    }

    private static boolean interrupts(String text, int at, int mark, int end) {
        boolean numbered = Character.isDigit(text.charAt(at));
        return at + mark < end && (!numbered || (mark == 2 && text.charAt(at) == '1'));
    }

    private static int columns(String text, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += text.charAt(i) == '\t' ? 4 : 1;
        }
        return columns;
    }

    /** The content without the box of a task, {@code [ ]} or {@code [x]}. */
    int task(int from) {
        boolean box = item
                && from + 3 < text.length()
                && text.charAt(from) == '['
                && " xX".indexOf(text.charAt(from + 1)) >= 0
                && text.charAt(from + 2) == ']'
                && Blank.is(text.charAt(from + 3));
        return box ? from + 3 : from;
    }
}
