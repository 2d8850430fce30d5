package dev.aimos.core.segment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is searchable of a line of JSON: its strings and numbers, at any depth, in their order. An object with a speaker and a
 * text is a turn of a conversation: its time, its speaker and its text come first.
 */
final class JsonRecord {
    private static final Set<String> SPEAKERS = Set.of("speaker", "role", "author", "from");

    private static final Set<String> TEXTS = Set.of("text", "content", "message");

    private static final Set<String> TIMES = Set.of("time", "timestamp", "date", "ts");

    /** Names are not kept from line to line, so that no choice of names can make the next line slow. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int NONE = -1;

    private final String text;
    private final int offset;
    private final List<Value> values = new ArrayList<>();
    private int speaker = NONE;
    private int words = NONE;
    private int time = NONE;
    private boolean valid;

    /** A string or a number; {@code at} is where it begins in the source, for a string at its opening quote. */
    private record Value(String text, int at, boolean string) {}

    private JsonRecord(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    /** Reads a line; whatever is wrong with it makes a record that is not {@link #valid}. */
    static JsonRecord parse(String text, Line line) {
        JsonRecord record = new JsonRecord(text, line.start());
        int first = Blank.skip(text, line.start(), line.end());
        if (first < line.end() && (text.charAt(first) == '{' || text.charAt(first) == '[')) {
            try (JsonParser parser = FACTORY.createParser(text.substring(line.start(), line.end()))) {
                record.read(parser);
                record.valid = true;
            } catch (IOException e) {
                record.values.clear();
            }
        }
        return record;
    }

    private void read(JsonParser parser) throws IOException {
        boolean object = parser.nextToken() == JsonToken.START_OBJECT;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                int at = offset + (int) parser.currentTokenLocation().getCharOffset();
                values.add(new Value(parser.getText(), at, token == JsonToken.VALUE_STRING));
                if (object && depth == 1) {
                    member(parser.currentName(), token == JsonToken.VALUE_STRING);
                }
            }
        }
        if (parser.nextToken() != null) {
            throw new IOException("something follows");
        }
    }

    private void member(String name, boolean string) {
        int value = values.size() - 1;
        if (string && speaker == NONE && SPEAKERS.contains(name)) {
            speaker = value;
        } else if (string && words == NONE && TEXTS.contains(name)) {
            words = value;
        } else if (time == NONE && TIMES.contains(name)) {
            time = value;
        }
    }

    /** Whether the line is one JSON object or array, and nothing else. */
    boolean valid() {
        return valid;
    }

    /** Whose turn it is, if it is one. */
    Optional<Turn> turn() {
        if (speaker == NONE || words == NONE || values.get(speaker).text().isBlank()) {
            return Optional.empty();
        }
        String name = values.get(speaker).text().strip();
        return Optional.of(
                new Turn(name, time == NONE ? "" : values.get(time).text().strip()));
    }

    /** Adds what is searchable to a passage. */
    void write(Passage passage) {
        Optional<Turn> turn = turn();
        if (turn.isPresent()) {
            passage.add(turn.get().prefix(), offset);
            write(values.get(words), passage);
        }
        for (int i = 0; i < values.size(); i++) {
            if (turn.isEmpty() || (i != speaker && i != words && i != time)) {
                write(values.get(i), passage);
            }
        }
    }

    private void write(Value value, Passage passage) {
        passage.separate(value.at());
        if (value.string()) {
            unescape(value, passage);
        } else {
            passage.add(value.text(), value.at() + value.text().length());
        }
    }

    /** Adds the characters of a string, each with the end of what it is written as. */
    private void unescape(Value value, Passage passage) {
        int at = value.at() + 1;
        for (int i = 0; i < value.text().length(); i++) {
            char c = value.text().charAt(i);
            at += text.charAt(at) != '\\' ? 1 : text.charAt(at + 1) == 'u' ? 6 : 2;
            passage.add(c == '\n' || c == '\r' ? ' ' : c, at);
        }
    }
}
