package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import java.io.IOException;
import java.util.List;

/** Reads one line of a JSON Lines file as an atom: {@code {key, title?, text, tags?, metadata?, …}}. */
final class JsonLine {
    private static final List<String> MEMBERS = List.of(
            "key", "text", "title", "tags", "metadata", "validFrom", "validTo", "mediaType", "modality", "policies");

    private static final List<String> OPTIONAL = MEMBERS.subList(2, MEMBERS.size());

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Lines.LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Lines lines;
    private final JsonParser parser;
    private String key = "";
    private String text = "";
    private boolean hasKey;
    private boolean hasText;
    private boolean hasTitle;
    private AtomDraft draft;

    private JsonLine(Lines lines, JsonParser parser, AtomDraft draft) {
        this.lines = lines;
        this.parser = parser;
        this.draft = draft;
    }

    /**
     * The atom of a line.
     *
     * @param defaults a draft with what every atom of the run carries
     * @param prefix beginning of every key
     */
    static AtomDraft parse(String line, Lines lines, AtomDraft defaults, String prefix) throws BadInput, IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            return new JsonLine(lines, parser, defaults).read(prefix);
        } catch (JsonProcessingException e) {
            int column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            throw new BadInput(
                    lines.where(column),
                    "bad-json",
                    inWords(e.getOriginalMessage()) + "; each line is one JSON object");
        }
    }

    /** What the parser says, without what it says of its own settings. */
    private static String inWords(String message) {
        return message.replaceAll(" \\(start marker .*\\)$", "")
                .replaceAll(": enable `[^`]*` to allow", "")
                .replaceAll(", from `[^`]*`", "");
    }

    private AtomDraft read(String prefix) throws BadInput, IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw bad("each line is a JSON object, as {\"key\": \"a\", \"text\": \"b\"}");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int column = column();
            parser.nextToken();
            try {
                member(name, column);
            } catch (AimosException.InvalidRequest | Failure e) {
                throw bad("'" + name + "': " + e.getMessage());
            }
        }
        if (parser.nextToken() != null) {
            throw bad("a line holds one JSON object; there is more behind it");
        }
        if (!hasKey || !hasText) {
            throw new BadInput(lines.where(1), "bad-atom", "an atom needs \"key\" and \"text\", both strings");
        }
        // The text comes last: a draft carries its content from the start, the members come in any order.
        AtomDraft whole = AtomDraft.of(Content.text(text), draft.mediaType(), draft.modality())
                .key(prefix + key)
                .tags(draft.tags())
                .metadata(draft.metadata());
        for (String policy : draft.policies()) {
            whole = whole.policy(policy);
        }
        whole = draft.validFrom().map(whole::validFrom).orElse(whole);
        return draft.validTo().map(whole::validTo).orElse(whole);
    }

    private void member(String name, int column) throws BadInput, IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL && OPTIONAL.contains(name)) {
            return;
        }
        switch (name) {
            case "key" -> {
                key = string(name);
                hasKey = true;
            }
            case "text" -> {
                text = string(name);
                hasText = true;
            }
            case "title" -> title(Json.of(string(name)));
            case "validFrom" -> draft = draft.validFrom(Times.parse(string(name)));
            case "validTo" -> draft = draft.validTo(Times.parse(string(name)));
            case "mediaType" -> draft = draft.mediaType(string(name));
            case "modality" -> draft = draft.modality(Modalities.parse(string(name)));
            case "tags" -> tags();
            case "policies" -> policies();
            case "metadata" -> metadata();
            default -> {
                String known = String.join(", ", MEMBERS);
                throw new BadInput(
                        lines.where(column),
                        "bad-atom",
                        "unknown member '" + name + "'; an atom has " + known + "; anything else goes into metadata");
            }
        }
    }

    private void tags() throws BadInput, IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                draft = draft.tag(string("tags"));
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String tag = parser.currentName();
                if (!parser.nextToken().isNumeric()) {
                    throw bad("the weight of tag '" + tag + "' is a number from 0 to 1");
                }
                draft = draft.tag(tag, parser.getDoubleValue());
            }
        } else {
            throw bad("'tags' is a list of names, or an object of names and weights");
        }
    }

    private void policies() throws BadInput, IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw bad("'policies' is a list of names");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            draft = draft.policy(string("policies"));
        }
    }

    private void metadata() throws BadInput, IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw bad("'metadata' is an object");
        }
        if (Json.from(parser.readValueAs(Object.class)) instanceof Json.Obj object) {
            for (var member : object.members().entrySet()) {
                if (member.getKey().equals("title")) {
                    title(member.getValue());
                } else {
                    draft = draft.metadata(member.getKey(), member.getValue());
                }
            }
        }
    }

    private void title(Json title) throws BadInput {
        if (hasTitle) {
            throw bad("the title is given twice, beside the metadata and in it");
        }
        hasTitle = true;
        draft = draft.metadata("title", title);
    }

    private String string(String name) throws BadInput, IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw bad("'" + name + "' takes strings, not " + kind(parser.currentToken()));
        }
        return parser.getText();
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }

    private BadInput bad(String message) {
        return new BadInput(lines.where(column()), "bad-atom", message);
    }

    private int column() {
        return Math.max(1, parser.currentTokenLocation().getColumnNr());
    }
}
