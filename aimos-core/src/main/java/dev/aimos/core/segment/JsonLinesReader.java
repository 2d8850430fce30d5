package dev.aimos.core.segment;

/** Reads JSON Lines: each line is a paragraph. What a line holds is told by {@link JsonRecord}; one that is no JSON is prose. */
final class JsonLinesReader {
    private final String text;
    private final SegmentsBuilder builder;
    private final Sentences sentences;
    private final Passage passage = new Passage();

    JsonLinesReader(String text, SegmentsBuilder builder) {
        this.text = text;
        this.builder = builder;
        this.sentences = new Sentences(builder);
    }

    void read() {
        Line line;
        for (int at = 0; at < text.length(); at = line.next()) {
            line = Line.at(text, at);
            if (!line.blank(text)) {
                builder.paragraph(at);
                passage.clear();
                JsonRecord record = JsonRecord.parse(text, line);
                if (record.valid()) {
                    record.write(passage);
                    record.turn().ifPresent(builder::turn);
                } else {
                    passage.addLine(text, line);
                }
                sentences.add(passage, at);
            }
        }
    }
}
