package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.index.Address;
import dev.aimos.index.Span;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Hash;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Items as JSON: an object with the item's kind under {@code kind}, and its parts; those at their default are left out.
 * Used in the journal and in exports.
 */
public final class ItemJson {
    private ItemJson() {}

    /** Writes an item, canonically. */
    public static void write(Item item, CanonicalWriter out) {
        out.open();
        switch (item) {
            case Claim claim -> {
                confidence(claim.confidence(), out);
                kind(item, out).name("object");
                write(claim.object(), out);
                if (!claim.positive()) {
                    out.member("positive", Json.of(false));
                }
                out.member("predicate", claim.predicate()).member("subject", claim.subject());
            }
            case Entity entity -> {
                out.member("id", entity.id());
                kind(item, out).member("name", entity.name());
                properties(entity.properties(), out);
                if (!entity.type().isEmpty()) {
                    out.member("type", entity.type());
                }
            }
            case Evidence evidence -> {
                out.member("at", evidence.at().toString());
                confidence(evidence.confidence(), out);
                out.member("end", evidence.span().end());
                kind(item, out).member("quote", evidence.quote().hex());
                evidence.source().ifPresent(source -> out.member("source", source));
                out.member("start", evidence.span().start());
            }
            case Predicate predicate -> {
                flag("functional", predicate.functional(), out);
                predicate.inverse().ifPresent(inverse -> out.member("inverse", inverse));
                kind(item, out).member("name", predicate.name());
                flag("symmetric", predicate.symmetric(), out);
                flag("transitive", predicate.transitive(), out);
            }
            case Relation relation -> {
                confidence(relation.confidence(), out);
                out.member("from", relation.from());
                kind(item, out);
                properties(relation.properties(), out);
                out.member("to", relation.to()).member("type", relation.type().word());
            }
            case Resolution resolution -> {
                out.member("decision", word(resolution.decision())).member("first", resolution.first());
                kind(item, out);
                if (!resolution.note().isEmpty()) {
                    out.member("note", resolution.note());
                }
                resolution.prevails().ifPresent(id -> out.member("prevails", id));
                out.member("second", resolution.second());
            }
            case Source source -> {
                out.member("id", source.id());
                kind(item, out).member("name", source.name());
                properties(source.properties(), out);
                out.member("reliability", Json.of(source.reliability()));
            }
        }
        out.close();
    }

    private static CanonicalWriter kind(Item item, CanonicalWriter out) {
        return out.member("kind", item.kind().word());
    }

    private static void confidence(double confidence, CanonicalWriter out) {
        if (confidence != 1) {
            out.member("confidence", Json.of(confidence));
        }
    }

    private static void properties(Json.Obj properties, CanonicalWriter out) {
        if (!properties.members().isEmpty()) {
            out.member("properties", properties);
        }
    }

    private static void flag(String name, boolean value, CanonicalWriter out) {
        if (value) {
            out.member(name, Json.of(true));
        }
    }

    private static String word(Resolution.Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void write(Value value, CanonicalWriter out) {
        out.open();
        switch (value) {
            case Value.Ref ref -> out.member("entity", ref.id());
            case Value.Text text -> out.member("text", text.text());
            case Value.Quantity quantity -> {
                out.member("number", Json.of(quantity.number()));
                if (!quantity.unit().isEmpty()) {
                    out.member("unit", quantity.unit());
                }
            }
            case Value.Time time -> out.member("time", time.at().toString());
            case Value.Truth truth -> out.member("truth", Json.of(truth.value()));
        }
        out.close();
    }

    /**
     * Reads what {@link #write} wrote, its members in any order.
     *
     * @throws AimosException.InvalidRequest if it is anything else
     */
    public static Item read(Json json) {
        Members in = new Members(json);
        Kind kind = kind(in.text("kind"));
        Item item = switch (kind) {
            case ENTITY -> new Entity(in.text("id"), in.text("name"), in.text("type", ""), in.object("properties"));
            case CLAIM ->
                new Claim(
                        in.text("subject"),
                        in.text("predicate"),
                        value(in.take("object")),
                        in.flag("positive", true),
                        in.number("confidence", 1));
            case EVIDENCE ->
                new Evidence(
                        Address.parse(in.text("at")),
                        new Span(in.whole("start"), in.whole("end")),
                        Hash.parse(in.text("quote")),
                        in.optional("source"),
                        in.number("confidence", 1));
            case SOURCE ->
                new Source(in.text("id"), in.text("name"), in.number("reliability", 1), in.object("properties"));
            case RELATION ->
                new Relation(
                        in.text("from"),
                        RelationType.of(in.text("type")),
                        in.text("to"),
                        in.number("confidence", 1),
                        in.object("properties"));
            case PREDICATE ->
                new Predicate(
                        in.text("name"),
                        in.flag("functional", false),
                        in.flag("symmetric", false),
                        in.flag("transitive", false),
                        in.optional("inverse"));
            case RESOLUTION ->
                new Resolution(
                        in.text("first"),
                        in.text("second"),
                        decision(in.text("decision")),
                        in.optional("prevails"),
                        in.text("note", ""));
            case MEMORY -> throw malformed("an item is not of the kind 'memory'");
        };
        in.requireDone();
        return item;
    }

    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw malformed("there is no kind '" + word + "'");
    }

    private static Resolution.Decision decision(String word) {
        for (Resolution.Decision decision : Resolution.Decision.values()) {
            if (word(decision).equals(word)) {
                return decision;
            }
        }
        throw malformed("there is no decision '" + word + "'");
    }

    private static Value value(Json json) {
        Members in = new Members(json);
        Value value;
        if (in.has("entity")) {
            value = new Value.Ref(in.text("entity"));
        } else if (in.has("text")) {
            value = new Value.Text(in.text("text"));
        } else if (in.has("number")) {
            value = new Value.Quantity(in.number("number", 0), in.text("unit", ""));
        } else if (in.has("time")) {
            value = new Value.Time(instant(in.text("time")));
        } else {
            value = new Value.Truth(in.flag("truth"));
        }
        in.requireDone();
        return value;
    }

    static Instant instant(String text) {
        return Instant.parse(text);
    }

    static String string(Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        throw malformed("a string belongs where there is " + CanonicalWriter.toText(json));
    }

    static AimosException.InvalidRequest malformed(String why) {
        return new AimosException.InvalidRequest("item-malformed", why);
    }

    /** The members of an object, each of which is to be taken once. */
    private static final class Members {
        private final Map<String, Json> left;

        Members(Json json) {
            if (!(json instanceof Json.Obj object)) {
                throw malformed("an object belongs where there is " + CanonicalWriter.toText(json));
            }
            left = new LinkedHashMap<>(object.members());
        }

        boolean has(String name) {
            return left.containsKey(name);
        }

        Json take(String name) {
            Json value = left.remove(name);
            if (value == null) {
                throw malformed("'" + name + "' is missing");
            }
            return value;
        }

        String text(String name) {
            return string(take(name));
        }

        String text(String name, String absent) {
            return has(name) ? text(name) : absent;
        }

        Optional<String> optional(String name) {
            return has(name) ? Optional.of(text(name)) : Optional.empty();
        }

        boolean flag(String name) {
            if (take(name) instanceof Json.Bool flag) {
                return flag.value();
            }
            throw malformed("'" + name + "' is true or false");
        }

        boolean flag(String name, boolean absent) {
            return has(name) ? flag(name) : absent;
        }

        double number(String name, double absent) {
            if (!has(name)) {
                return absent;
            }
            if (take(name) instanceof Json.Num number) {
                return number.value();
            }
            throw malformed("'" + name + "' is a number");
        }

        int whole(String name) {
            if (take(name) instanceof Json.Num number && number.value() == (int) number.value()) {
                return (int) number.value();
            }
            throw malformed("'" + name + "' is a whole number");
        }

        Json.Obj object(String name) {
            if (!has(name)) {
                return Json.Obj.EMPTY;
            }
            if (take(name) instanceof Json.Obj object) {
                return object;
            }
            throw malformed("'" + name + "' is an object");
        }

        void requireDone() {
            if (!left.isEmpty()) {
                throw malformed(
                        "there is no member '" + left.keySet().iterator().next() + "'");
            }
        }
    }
}
