package dev.aimos.core.graph.export;

import dev.aimos.Json;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.index.Address;
import dev.aimos.index.Span;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Recorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small graph with one of everything, and how it is exported. */
final class Graphs {
    static final Instant T = Instant.parse("2024-01-31T08:00:00Z");
    static final Basis BASIS = new Basis(7, T, T);

    private Graphs() {}

    static List<Held<? extends Item>> tower() {
        Entity tower = Entity.of("Eiffel Tower", "building");
        Entity lady = Entity.of("La Dame de Fer");
        Claim now = Claim.of(tower, "height", Value.of(330, "m")).confidence(0.9);
        Claim then = Claim.of(tower, "height", Value.of(312, "m"));
        Claim in = Claim.of(tower, "in", Value.entity("entity:paris"));
        Claim not = Claim.of(tower, "open", Value.of(true)).negated();
        Claim built = Claim.of(tower, "built", Value.of(Instant.parse("1889-03-31T00:00:00Z")));
        Source paper = Source.of("Le Monde", 0.8);
        Evidence words = new Evidence(
                Address.parse("doc:notes/tower/sec:1/par:1/sen:1"),
                new Span(0, 31),
                Hash.sha256("words".getBytes(StandardCharsets.UTF_8)),
                Optional.of(paper.id()),
                0.75);
        List<Item> items = new ArrayList<>(List.of(tower, lady, now, then, in, not, built, paper, words));
        items.add(Predicate.functional("height").inverseOf("heightOf"));
        items.add(Relation.of(words, RelationType.SUPPORTS, now).confidence(0.5));
        items.add(Relation.of(words, RelationType.CONTRADICTS, then));
        items.add(Relation.of(now, RelationType.DERIVED_FROM, in));
        items.add(Relation.of(words, RelationType.DERIVED_FROM, paper));
        items.add(Relation.of(words, RelationType.MENTIONS, tower));
        items.add(Relation.of("doc:notes/tower", RelationType.REFERENCES, "doc:other"));
        items.add(Relation.of(tower, RelationType.SAME_AS, lady));
        items.add(Resolution.byValidity(now.id(), then.id(), "the newer \"antenna\""));
        List<Held<? extends Item>> held = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            held.add(new Held<>(
                    items.get(i),
                    i % 2 == 0 ? Interval.always() : Interval.of(T, T.plusSeconds(1_000_000_000_000L)),
                    new Recorded(1 + i / 4, i, T.plusSeconds(i / 4))));
        }
        return held;
    }

    /** An entity of a name, and a claim that says a text about it. */
    static List<Held<? extends Item>> saying(String name, String text) {
        Entity entity = new Entity("entity:x", name, "", new Json.Obj(java.util.Map.of(text, Json.of(text))));
        return List.of(
                new Held<>(entity, Interval.always(), new Recorded(1, 0, T)),
                new Held<>(Claim.of(entity, "says", Value.of(text)), Interval.from(T), new Recorded(1, 1, T)));
    }

    static byte[] bytes(GraphExport.Format format, List<Held<? extends Item>> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            GraphExporter.write(format, BASIS, items, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String text(GraphExport.Format format, List<Held<? extends Item>> items) {
        return new String(bytes(format, items), StandardCharsets.UTF_8);
    }
}
