package dev.aimos.core.segment;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Takes the markup out of a paragraph of Markdown: the marks of emphasis, code and links, the targets of links, HTML tags
 * and comments, backslashes that escape. What is left is what a reader of the page sees. Follows CommonMark 0.31 as far as
 * search needs it; what is no markup by its rules is mostly left as it is.
 *
 * <p>Each step looks forward only through tables and places computed once a paragraph, so that the whole is linear.
 */
final class MarkdownInline {
    private static final int LONGEST_REFERENCE = 999;

    private final Passage raw;
    private final String text;
    private final boolean tableRow;
    private final BitSet dropped = new BitSet();
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private final InlineMarks marks;
    private final InlinePlaces places;

    private MarkdownInline(Passage raw, boolean tableRow) {
        this.raw = raw;
        this.text = raw.text();
        this.tableRow = tableRow;
        this.marks = new InlineMarks(text, dropped);
        this.places = new InlinePlaces(text);
    }

    /** Adds to a passage what is left of the raw characters of a paragraph. */
    static void strip(Passage raw, boolean tableRow, Passage to) {
        MarkdownInline inline = new MarkdownInline(raw, tableRow);
        inline.scan();
        inline.write(to);
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            at = step(at, text.charAt(at));
        }
    }

    /** Deals with what begins at a place; returns where to go on. */
    private int step(int at, char c) {
        return switch (c) {
            case '\\' -> escape(at);
            case '`' -> code(at);
            case '<' -> angle(at);
            case '[' -> {
                brackets.push(at);
                yield at + 1;
            }
            case ']' -> bracket(at);
            case '*', '_', '~' -> marks.run(at);
            case '|' -> {
                dropped.set(at, tableRow);
                yield at + 1;
            }
            default -> at + 1;
        };
    }

    private int escape(int at) {
        if (at + 1 < text.length() && InlineMarks.asciiPunctuation(text.charAt(at + 1))) {
            dropped.set(at);
            return at + 2;
        }
        return at + 1;
    }

    private int code(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        int close = places.sameTicks(at);
        if (close < 0) {
            return end;
        }
        dropped.set(at, end);
        dropped.set(close, close + end - at);
        return close + end - at;
    }

    private int angle(int at) {
        if (text.startsWith("<!--", at)) {
            int end = places.commentEnd(at);
            if (end < 0) {
                return at + 1;
            }
            dropped.set(at, end);
            return end;
        }
        int close = places.next('>', at);
        if (close < 0) {
            return at + 1;
        }
        if (places.autolink(at + 1, close)) {
            dropped.set(at);
            dropped.set(close);
            return close + 1;
        }
        if (InlineTag.at(text, at, close)) {
            dropped.set(at, close + 1);
            return close + 1;
        }
        return at + 1;
    }

    private int bracket(int at) {
        Integer open = brackets.poll();
        if (open == null || at + 1 >= text.length()) {
            return at + 1;
        }
        int end = -1;
        if (text.charAt(at + 1) == '(') {
            end = places.targetEnd(at + 1);
        } else if (text.charAt(at + 1) == '[') {
            int close = places.next(']', at + 2);
            end = close >= 0 && close - at <= LONGEST_REFERENCE ? close + 1 : -1;
        }
        if (end < 0) {
            return at + 1;
        }
        int image = open > 0 && text.charAt(open - 1) == '!' ? 1 : 0;
        dropped.set(open - image, open + 1);
        dropped.set(at, end);
        return end;
    }

    private void write(Passage to) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (tableRow && Blank.is(c)) {
                to.separate(raw.endBefore(at + 1));
            } else if (!dropped.get(at)) {
                at = InlineEntity.write(text, at, raw, to);
            } else if (c == '|' || (c == '<' && InlineTag.parts(text, at))) {
                to.separate(raw.endBefore(at + 1));
            }
        }
    }
}
