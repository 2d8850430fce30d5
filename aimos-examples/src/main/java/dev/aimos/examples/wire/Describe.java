package dev.aimos.examples.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.Json;
import dev.aimos.examples.text.Markdown;
import dev.aimos.examples.text.Sentence;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Content;
import java.util.Map;
import java.util.stream.Collectors;

/** Parts of atoms in words, not yet made printable. */
public final class Describe {
    private static final JsonMapper JSON = new JsonMapper();

    private Describe() {}

    /** Tags by name, with the weights that are not 1. */
    public static String tags(Map<String, Double> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getValue() == 1 ? tag.getKey() : tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(", "));
    }

    public static String json(Json json) {
        try {
            return JSON.writeValueAsString(Shapes.plain(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are written as JSON", e);
        }
    }

    /** The title that the caller gave, or else the beginning of the text. */
    public static String title(Atom atom) {
        if (atom.metadata().get("title").orElse(null) instanceof Json.Str title) {
            return title.value();
        }
        return switch (atom.content()) {
            case Content.Text text -> beginning(text.value());
            case Content.Reference reference -> reference.uri().toString();
            case Content.Bytes bytes -> atom.mediaType();
        };
    }

    private static String beginning(String text) {
        String start = text.substring(0, Math.min(text.length(), 2_000));
        return Markdown.sentences(start).stream()
                .map(Sentence::text)
                .findFirst()
                .orElse(start.strip());
    }

    /** A number of things, with the plural they need. */
    public static String count(long number, String thing) {
        return number == 1 ? "1 " + thing : "%,d %ss".formatted(number, thing);
    }

    /** A size in bytes, to three digits. */
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return (value < 10 ? "%.1f %s" : "%.0f %s").formatted(value, units[unit]);
    }
}
