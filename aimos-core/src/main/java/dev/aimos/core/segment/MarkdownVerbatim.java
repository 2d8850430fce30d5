package dev.aimos.core.segment;

import java.util.Locale;
import java.util.Set;

/**
 * The parts of Markdown in which there is no markup: blocks of code and front matter, whose lines are sentences, and what a
 * reader of the page does not see, comments, scripts and styles, of which nothing is searchable.
 */
final class MarkdownVerbatim {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "iframe",
            "legend",
            "li",
            "link",
            "main",
            "menu",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    /** What may be open. */
    private enum Open {
        NOTHING,
        FENCE,
        INDENTED,
        HIDDEN
    }

    private final String text;
    private final SegmentsBuilder builder;
    private final Sentences sentences;
    private final Passage passage = new Passage();
    private Open open = Open.NOTHING;
    private char mark;
    private int length;
    private boolean quoted;
    private int indent;
    private String terminator = "";

    MarkdownVerbatim(String text, SegmentsBuilder builder, Sentences sentences) {
        this.text = text;
        this.builder = builder;
        this.sentences = sentences;
    }

    /** Reads the header between lines of three dashes or plus signs, if the text begins with one; returns where it ends. */
    int frontMatter() {
        Line first = Line.at(text, 0);
        String fence = text.substring(0, Math.min(first.end(), 5)).strip();
        if (fence.startsWith("\uFEFF")) {
            fence = fence.substring(1);
        }
        if (!(fence.equals("---") || fence.equals("+++")) || !closed(first.next(), fence)) {
            return 0;
        }
        builder.paragraph(0);
        builder.silent(0);
        Line line = Line.at(text, first.next());
        while (!is(line, fence)) {
            line(line, line.start());
            line = Line.at(text, line.next());
        }
        builder.silent(line.start());
        return line.next();
    }

    private boolean closed(int from, String fence) {
        Line line;
        for (int at = from; at < text.length(); at = line.next()) {
            line = Line.at(text, at);
            if (is(line, fence)) {
                return true;
            }
        }
        return false;
    }

    private boolean is(Line line, String fence) {
        int end = Blank.skipBack(text, line.start(), line.end());
        return end - line.start() == fence.length() && text.startsWith(fence, line.start());
    }

    /** Takes a line if it belongs to what is open. */
    boolean goesOn(Line line) {
        return switch (open) {
            case NOTHING -> false;
            case FENCE -> inFence(line);
            case INDENTED -> inIndented(line);
            case HIDDEN -> {
                endsHidden(line, line.start());
                yield true;
            }
        };
    }

    void fence(Line line, char fenceMark, int fenceLength, boolean inQuote) {
        open = Open.FENCE;
        mark = fenceMark;
        length = fenceLength;
        quoted = inQuote;
        builder.paragraph(line.start());
        builder.silent(line.start());
    }

    private boolean inFence(Line line) {
        int from = Blank.skip(text, line.start(), line.end());
        if (quoted) {
            int content = from;
            while (content < line.end() && (text.charAt(content) == '>' || text.charAt(content) == ' ')) {
                content++;
            }
            if (from == line.end() || text.charAt(from) != '>') {
                open = Open.NOTHING;
                return false;
            }
            from = content;
        }
        if (MarkdownLine.closes(text, from, line.end(), mark, length)) {
            builder.silent(line.start());
            open = Open.NOTHING;
        } else {
            line(line, from);
        }
        return true;
    }

    void indented(Line line, int least) {
        open = Open.INDENTED;
        indent = least;
        builder.paragraph(line.start());
        line(line, line.start());
    }

    private boolean inIndented(Line line) {
        if (!line.blank(text) && Containers.of(text, line, false).indent() < indent) {
            open = Open.NOTHING;
            return false;
        }
        line(line, line.start());
        return true;
    }

    /** Adds a line as a sentence; a blank one belongs to the line before it. */
    private void line(Line line, int from) {
        if (Blank.skip(text, from, line.end()) < line.end()) {
            passage.clear();
            passage.addLine(text, new Line(from, line.end(), line.next()));
            sentences.addWhole(passage, line.start());
        }
    }

    /** Whether a line begins a comment, a script or a style. */
    boolean hidden(Line line, int from) {
        return text.startsWith("<!--", from) || tag("script", line, from) || tag("style", line, from);
    }

    private boolean tag(String name, Line line, int from) {
        int end = from + 1 + name.length();
        return text.charAt(from) == '<'
                && text.regionMatches(true, from + 1, name, 0, name.length())
                && (end >= line.end() || text.charAt(end) == '>' || Blank.is(text.charAt(end)));
    }

    void hide(Line line, int from) {
        open = Open.HIDDEN;
        terminator = text.charAt(from + 1) == '!' ? "-->" : tag("script", line, from) ? "</script>" : "</style>";
        builder.paragraph(line.start());
        builder.silent(line.start());
        endsHidden(line, from + 1);
    }

    private void endsHidden(Line line, int from) {
        for (int i = from; i <= line.end() - terminator.length(); i++) {
            if (text.regionMatches(true, i, terminator, 0, terminator.length())) {
                open = Open.NOTHING;
                return;
            }
        }
    }

    /** Whether an HTML tag that begins at a place begins a block. */
    boolean block(int from) {
        if (text.charAt(from) != '<') {
            return false;
        }
        int start = text.startsWith("</", from) ? from + 2 : from + 1;
        int end = start;
        while (end < text.length() && end - start < 12 && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return BLOCKS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
