package dev.aimos.core.segment;

/**
 * Reads a conversation. A line that begins with {@code Speaker: } or {@code [time] Speaker: } begins a turn, which is a
 * paragraph; the lines up to the next turn belong to it. What comes before the first turn is read as plain paragraphs. A
 * speaker is at most five words and {@value #LONGEST_NAME} characters, and begins with a letter, a digit or an at sign.
 */
final class ChatReader {
    private static final int LONGEST_NAME = 64;

    private static final int MOST_WORDS = 5;

    private final String text;
    private final SegmentsBuilder builder;
    private final Sentences sentences;
    private final Passage passage = new Passage();
    private boolean inTurn;
    private int start;

    ChatReader(String text, SegmentsBuilder builder) {
        this.text = text;
        this.builder = builder;
        this.sentences = new Sentences(builder);
    }

    void read() {
        boolean open = false;
        Line line;
        for (int at = 0; at < text.length(); at = line.next()) {
            line = Line.at(text, at);
            Turn turn = turn(line);
            if (!turn.speaker().isEmpty()) {
                flush();
                builder.paragraph(at);
                builder.turn(turn);
                inTurn = true;
                open = true;
            } else if (line.blank(text)) {
                flush();
                open = inTurn;
                continue;
            } else if (!open) {
                builder.paragraph(at);
                open = true;
            }
            if (passage.isEmpty()) {
                start = at;
            }
            passage.addLine(text, line);
        }
        flush();
    }

    private void flush() {
        if (!passage.isEmpty()) {
            sentences.add(passage, start);
            passage.clear();
        }
    }

    /** Whose turn a line begins; no speaker if none. */
    private Turn turn(Line line) {
        int at = Blank.skip(text, line.start(), line.end());
        String time = "";
        if (at < line.end() && text.charAt(at) == '[') {
            int close = at + 1;
            while (close < line.end() && close - at <= LONGEST_NAME && text.charAt(close) != ']') {
                close++;
            }
            if (close < line.end() && text.charAt(close) == ']') {
                time = text.substring(at + 1, close).strip();
                at = Blank.skip(text, close + 1, line.end());
            }
        }
        return new Turn(speaker(at, line.end()), time);
    }

    private String speaker(int from, int to) {
        if (from == to || !(Character.isLetterOrDigit(text.charAt(from)) || text.charAt(from) == '@')) {
            return "";
        }
        int words = 1;
        int at = from;
        while (at < to && text.charAt(at) != ':') {
            words += text.charAt(at) == ' ' ? 1 : 0;
            at++;
            if (words > MOST_WORDS || at - from > LONGEST_NAME) {
                return "";
            }
        }
        boolean named = at < to && (at + 1 == to || Blank.is(text.charAt(at + 1)));
        return named ? text.substring(from, at).strip() : "";
    }
}
