package dev.aimos.core.segment;

/**
 * Reads plain text. Blank lines part paragraphs; line breaks inside one are as good as spaces. A form feed, or a rule of
 * its own between blank lines, begins a section, and so does a line that is underlined with {@code ===} or {@code ---}:
 * that one is its heading.
 */
final class PlainTextReader {
    private static final int SHORTEST_RULE = 3;

    private static final int LONGEST_HEADING = 200;

    private final String text;
    private final SegmentsBuilder builder;
    private final Sentences sentences;
    private final Passage passage = new Passage();
    private int start;
    private int lines;

    PlainTextReader(String text, SegmentsBuilder builder) {
        this.text = text;
        this.builder = builder;
        this.sentences = new Sentences(builder);
    }

    void read() {
        boolean afterBlank = true;
        Line line;
        for (int at = 0; at < text.length(); at = line.next()) {
            line = Line.at(text, at);
            if (text.charAt(at) == '\f') {
                close();
                builder.section(at);
            }
            if (line.blank(text)) {
                close();
            } else if (!rule(line)) {
                open(line);
            } else if (lines == 1 && line.start() - start <= LONGEST_HEADING && "=-".indexOf(text.charAt(at)) >= 0) {
                heading(text.charAt(at) == '=' ? 1 : 2);
            } else if (afterBlank && Line.at(text, line.next()).blank(text)) {
                builder.section(at);
                builder.paragraph(at);
                builder.silent(at);
            } else {
                open(line);
            }
            afterBlank = line.blank(text);
        }
        close();
    }

    private void open(Line line) {
        if (lines == 0) {
            start = line.start();
        }
        lines++;
        passage.addLine(text, line);
    }

    private void heading(int level) {
        builder.section(start, level);
        builder.paragraph(start);
        sentences.addWhole(passage, start);
        passage.clear();
        lines = 0;
    }

    private void close() {
        if (lines > 0) {
            builder.paragraph(start);
            sentences.add(passage, start);
            passage.clear();
            lines = 0;
        }
    }

    /** Whether a line is nothing but one mark, repeated. */
    private boolean rule(Line line) {
        int end = Blank.skipBack(text, line.start(), line.end());
        char mark = text.charAt(line.start());
        if (end - line.start() < SHORTEST_RULE || "=-*_~#".indexOf(mark) < 0) {
            return false;
        }
        for (int i = line.start(); i < end; i++) {
            if (text.charAt(i) != mark) {
                return false;
            }
        }
        return true;
    }
}
