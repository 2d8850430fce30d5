package dev.aimos.examples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.graph.Value;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A line of the diary: who did what, when. {@code diary.jsonl} has them in order. */
final class Action {
    private final JsonNode line;

    Action(JsonNode line) {
        this.line = line;
    }

    Instant at() {
        return Instant.parse(text("at"));
    }

    /** Who did it. */
    String by() {
        return text("by");
    }

    /** Whose call it is, in the audit trail: the one who did it and the day. */
    String correlation() {
        return by().replace(' ', '-') + ":" + text("at").substring(0, 10);
    }

    boolean has(String member) {
        return line.hasNonNull(member);
    }

    String text(String member) {
        JsonNode value = line.get(member);
        if (value == null) {
            throw new IllegalStateException("a line of the diary lacks " + member + ": " + line);
        }
        return value.asText();
    }

    String text(String member, String otherwise) {
        return has(member) ? text(member) : otherwise;
    }

    List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        line.path(member).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    JsonNode node(String member) {
        return line.path(member);
    }

    /** When it is true, if that is said. */
    Optional<Interval> valid() {
        if (!has("validFrom") && !has("validTo")) {
            return Optional.empty();
        }
        return Optional.of(new Interval(
                has("validFrom") ? day(text("validFrom")) : Interval.BEGINNING,
                has("validTo") ? day(text("validTo")) : Interval.FOREVER));
    }

    static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The object of a claim: a text, a number, a truth value, or a number with its unit. */
    static Value value(JsonNode node) {
        if (node.isArray()) {
            Iterator<JsonNode> parts = node.iterator();
            return Value.of(parts.next().asDouble(), parts.next().asText());
        }
        if (node.isBoolean()) {
            return Value.of(node.asBoolean());
        }
        return node.isNumber() ? Value.of(node.asDouble()) : Value.of(node.asText());
    }
}
