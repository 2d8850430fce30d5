package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
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
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The compact form in which a register keeps items, so that reading them needs no look at the journal and no parsing. */
final class ItemBytes {
    private static final int MARK = 0;
    private static final int ENTITY = 1;
    private static final int CLAIM = 2;
    private static final int EVIDENCE = 3;
    private static final int SOURCE = 4;
    private static final int RELATION = 5;
    private static final int PREDICATE = 6;
    private static final int RESOLUTION = 7;

    private ItemBytes() {}

    static byte[] encode(ItemRecord record) {
        Item item = record.item();
        PayloadWriter out = new PayloadWriter();
        String by = record.by();
        int flags = (record.flagged() ? 1 : 0) | (by != null ? 2 : 0);
        if (item == null) {
            String mark = record.mark();
            out.number(MARK).number(flags).text(mark == null ? "" : mark);
        } else {
            out.number(code(item)).number(flags);
            item(item, out);
        }
        if (by != null) {
            out.text(by);
        }
        return out.toBytes();
    }

    private static int code(Item item) {
        return switch (item) {
            case Entity e -> ENTITY;
            case Claim c -> CLAIM;
            case Evidence e -> EVIDENCE;
            case Source s -> SOURCE;
            case Relation r -> RELATION;
            case Predicate p -> PREDICATE;
            case Resolution r -> RESOLUTION;
        };
    }

    private static void item(Item item, PayloadWriter out) {
        switch (item) {
            case Entity entity -> {
                out.text(entity.id()).text(entity.name()).text(entity.type());
                properties(entity.properties(), out);
            }
            case Claim claim -> {
                out.text(claim.subject()).text(claim.predicate()).number(claim.positive() ? 1 : 0);
                out.real(claim.confidence());
                value(claim.object(), out);
            }
            case Evidence evidence -> {
                out.text(evidence.at().toString());
                out.number(evidence.span().start()).number(evidence.span().length());
                out.bytes(evidence.quote().toBytes()).text(evidence.source().orElse(""));
                out.real(evidence.confidence());
            }
            case Source source -> {
                out.text(source.id()).text(source.name()).real(source.reliability());
                properties(source.properties(), out);
            }
            case Relation relation -> {
                out.text(relation.from()).text(relation.type().word()).text(relation.to());
                out.real(relation.confidence());
                properties(relation.properties(), out);
            }
            case Predicate predicate -> {
                int flags = (predicate.functional() ? 1 : 0)
                        | (predicate.symmetric() ? 2 : 0)
                        | (predicate.transitive() ? 4 : 0);
                out.text(predicate.name())
                        .number(flags)
                        .text(predicate.inverse().orElse(""));
            }
            case Resolution resolution -> {
                out.text(resolution.first()).text(resolution.second());
                out.text(resolution.decision().name());
                out.text(resolution.prevails().orElse("")).text(resolution.note());
            }
        }
    }

    private static void value(Value value, PayloadWriter out) {
        switch (value) {
            case Value.Ref ref -> out.number(0).text(ref.id());
            case Value.Text text -> out.number(1).text(text.text());
            case Value.Quantity quantity ->
                out.number(2).real(quantity.number()).text(quantity.unit());
            case Value.Time time -> out.number(3).text(time.at().toString());
            case Value.Truth truth -> out.number(4).number(truth.value() ? 1 : 0);
        }
    }

    private static void properties(Json.Obj properties, PayloadWriter out) {
        if (properties.members().isEmpty()) {
            out.bytes(new byte[0]);
        } else {
            out.bytes(CanonicalWriter.toBytes(properties));
        }
    }

    /** What {@link #encode} wrote: id and valid interval of the record are not in it. */
    static ItemRecord decode(String id, byte[] payload) {
        PayloadReader in = new PayloadReader(payload);
        int code = in.number();
        int flags = in.number();
        Item item = null;
        String mark = null;
        if (code == MARK) {
            mark = in.text();
        } else {
            item = item(code, in);
        }
        String by = (flags & 2) != 0 ? in.text() : null;
        return new ItemRecord(id, item, mark, by, (flags & 1) != 0, null, null);
    }

    private static Item item(int code, PayloadReader in) {
        return switch (code) {
            case ENTITY -> new Entity(in.text(), in.text(), in.text(), properties(in));
            case CLAIM -> {
                String subject = in.text();
                String predicate = in.text();
                boolean positive = in.number() == 1;
                double confidence = in.real();
                yield new Claim(subject, predicate, value(in), positive, confidence);
            }
            case EVIDENCE -> {
                Address at = Address.parse(in.text());
                int start = in.number();
                Span span = new Span(start, start + in.number());
                yield new Evidence(at, span, Hash.of(in.bytes()), optional(in.text()), in.real());
            }
            case SOURCE -> new Source(in.text(), in.text(), in.real(), properties(in));
            case RELATION -> {
                String from = in.text();
                RelationType type = RelationType.of(in.text());
                yield new Relation(from, type, in.text(), in.real(), properties(in));
            }
            case PREDICATE -> {
                String name = in.text();
                int flags = in.number();
                yield new Predicate(name, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, optional(in.text()));
            }
            case RESOLUTION -> {
                String first = in.text();
                String second = in.text();
                Resolution.Decision decision = Resolution.Decision.valueOf(in.text());
                yield new Resolution(first, second, decision, optional(in.text()), in.text());
            }
            default -> throw damaged(null);
        };
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Value value(PayloadReader in) {
        return switch (in.number()) {
            case 0 -> new Value.Ref(in.text());
            case 1 -> new Value.Text(in.text());
            case 2 -> new Value.Quantity(in.real(), in.text());
            case 3 -> new Value.Time(Instant.parse(in.text()));
            case 4 -> new Value.Truth(in.number() == 1);
            default -> throw damaged(null);
        };
    }

    private static Json.Obj properties(PayloadReader in) {
        byte[] json = in.bytes();
        if (json.length == 0) {
            return Json.Obj.EMPTY;
        }
        try {
            return (Json.Obj) JsonReader.read(json);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static AimosException.Corrupt damaged(@Nullable Throwable cause) {
        return new AimosException.Corrupt(
                "register-malformed", "the register holds no item where one belongs; run rebuild", cause);
    }
}
