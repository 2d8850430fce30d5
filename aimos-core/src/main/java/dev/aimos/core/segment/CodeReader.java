package dev.aimos.core.segment;

/** Reads source code and other text that means something line by line: blank lines part paragraphs, a line is a sentence. */
final class CodeReader {
    private final String text;
    private final SegmentsBuilder builder;
    private final Sentences sentences;
    private final Passage passage = new Passage();

    CodeReader(String text, SegmentsBuilder builder) {
        this.text = text;
        this.builder = builder;
        this.sentences = new Sentences(builder);
    }

    void read() {
        boolean open = false;
        Line line;
        for (int at = 0; at < text.length(); at = line.next()) {
            line = Line.at(text, at);
            if (line.blank(text)) {
                open = false;
                continue;
            }
            if (!open) {
                builder.paragraph(at);
                open = true;
            }
            passage.clear();
            passage.addLine(text, line);
            sentences.addWhole(passage, at);
        }
    }
}
