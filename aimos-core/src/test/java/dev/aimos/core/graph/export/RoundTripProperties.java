package dev.aimos.core.graph.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.graph.Assertion;
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
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Recorded;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever items say comes back from JSON and GraphML as it was; and equal items give equal bytes. */
class RoundTripProperties {

    @Property(tries = 300)
    void jsonComesBackAsItWas(@ForAll("graphs") List<Held<? extends Item>> items) {
        assertThat(read(GraphExport.Format.JSON, Graphs.bytes(GraphExport.Format.JSON, items)))
                .containsExactlyElementsOf(assertions(items));
    }

    @Property(tries = 300)
    void graphMlComesBackAsItWas(@ForAll("graphs") List<Held<? extends Item>> items) throws Exception {
        byte[] bytes = Graphs.bytes(GraphExport.Format.GRAPHML, items);
        assertThat(read(GraphExport.Format.GRAPHML, bytes)).containsExactlyInAnyOrderElementsOf(assertions(items));

        DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultInstance();
        xml.setNamespaceAware(true);
        assertThat(xml.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes))
                        .getDocumentElement()
                        .getLocalName())
                .isEqualTo("graphml");
    }

    @Property(tries = 60)
    void theOrderOfTheItemsMakesNoDifferenceToPictures(
            @ForAll("graphs") List<Held<? extends Item>> items, @ForAll Random random) {
        List<Held<? extends Item>> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        for (GraphExport.Format format : GraphExport.Format.values()) {
            if (format != GraphExport.Format.JSON) {
                assertThat(Graphs.text(format, shuffled)).isEqualTo(Graphs.text(format, items));
            }
        }
    }

    private static List<Assertion> read(GraphExport.Format format, byte[] bytes) {
        return GraphImporter.read(format, new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }

    private static List<Assertion> assertions(List<Held<? extends Item>> items) {
        return items.stream()
                .map(held -> Assertion.of(held.item(), held.valid()))
                .toList();
    }

    @Provide
    Arbitrary<List<Held<? extends Item>>> graphs() {
        return items().list()
                .ofMaxSize(12)
                .flatMap(items -> intervals().list().ofSize(items.size()).map(intervals -> held(items, intervals)));
    }

    private static List<Held<? extends Item>> held(List<Item> items, List<Interval> intervals) {
        Map<String, Held<? extends Item>> held = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            held.put(
                    items.get(i).id(),
                    new Held<>(
                            items.get(i), intervals.get(i), new Recorded(1 + i / 3, i, Graphs.T.plusSeconds(i / 3))));
        }
        return List.copyOf(held.values());
    }

    private static Arbitrary<Item> items() {
        Arbitrary<String> entity = typed().map(name -> "entity:" + name);
        Arbitrary<String> claim =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(32).map(hex -> "claim:" + hex);
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 1).ofScale(17);
        Arbitrary<Item> entities = Combinators.combine(
                        entity, typed(), Arbitraries.oneOf(Arbitraries.just(""), typed()), properties())
                .as(Entity::new);
        Arbitrary<Item> sources = Combinators.combine(typed(), typed(), share, properties())
                .as((id, name, reliability, all) -> new Source("source:" + id, name, reliability, all));
        Arbitrary<Item> claims = Combinators.combine(entity, predicates(), values(), Arbitraries.of(true, false), share)
                .as(Claim::new);
        Arbitrary<Item> evidence = Combinators.combine(
                        texts(), Arbitraries.integers().between(0, 9), typed().optional(), share)
                .as((key, at, source, confidence) -> new Evidence(
                        new Address("k" + key, at, 0, 0),
                        new Span(at, at + 5),
                        Hash.sha256(key.getBytes(StandardCharsets.UTF_8)),
                        source.map(id -> "source:" + id),
                        confidence));
        Arbitrary<Item> relations = Combinators.combine(
                        typed(),
                        Arbitraries.of(RelationType.REFERENCES, RelationType.DERIVED_FROM),
                        entity,
                        share,
                        properties())
                .as((key, type, to, confidence, all) ->
                        new Relation(Address.of(key).toString(), type, to, confidence, all));
        Arbitrary<Item> predicates = Combinators.combine(
                        predicates(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((name, functional, transitive) ->
                        new Predicate(name, functional, false, transitive, Optional.of(name + "~")));
        Arbitrary<Item> resolutions = Combinators.combine(claim, claim, texts())
                .filter((one, other, note) -> !one.equals(other))
                .as((one, other, note) -> Resolution.keep(one, other, note));
        return Arbitraries.oneOf(entities, sources, claims, evidence, relations, predicates, resolutions);
    }

    private static Arbitrary<Value> values() {
        return Arbitraries.oneOf(
                texts().map(Value::of),
                Combinators.combine(Arbitraries.doubles(), Arbitraries.oneOf(Arbitraries.just(""), typed()))
                        .as(Value::of),
                instants().map(Value::of),
                Arbitraries.of(true, false).map(Value::of),
                typed().map(name -> Value.entity("entity:" + name)));
    }

    private static Arbitrary<Json.Obj> properties() {
        return Combinators.combine(texts(), texts())
                .as((name, value) -> name.isEmpty() ? Json.Obj.EMPTY : new Json.Obj(Map.of(name, Json.of(value))));
    }

    private static Arbitrary<Interval> intervals() {
        return Arbitraries.oneOf(
                Arbitraries.just(Interval.always()),
                instants().map(Interval::from),
                instants().map(Interval::until),
                instants().map(at -> Interval.of(at, at.plusSeconds(1))));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-9_000_000_000_000L, 9_000_000_000_000L)
                .map(seconds -> Instant.ofEpochSecond(seconds, Math.floorMod(seconds, 1_000_000) * 1_000L));
    }

    private static Arbitrary<String> predicates() {
        return typed().filter(name -> !name.startsWith("?"));
    }

    /** What names and ids may be: anything but control characters, and white space around it. */
    private static Arbitrary<String> typed() {
        return texts().map(text -> {
            StringBuilder kept = new StringBuilder();
            text.codePoints().filter(c -> !Character.isISOControl(c)).forEach(kept::appendCodePoint);
            String stripped = kept.toString().strip();
            return stripped.isEmpty() ? "x" : stripped;
        });
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "Eiffel",
                        " ",
                        "\"",
                        "\\",
                        "'",
                        "&",
                        "<",
                        ">",
                        "]]>",
                        "-->",
                        "<!--",
                        "&amp;",
                        "&#0;",
                        "%",
                        "%%{",
                        "%2F",
                        "#",
                        "#35;",
                        ";",
                        "{",
                        "}",
                        "|",
                        "`",
                        "/sec:1",
                        "\n",
                        "\r",
                        "\r\n",
                        "\t",
                        "\0",
                        "\u0001",
                        "\u007F",
                        "\u0085",
                        "\u2028",
                        "\uFFFE",
                        "\uFFFF",
                        "\uFEFF",
                        "é",
                        "e\u0301",
                        "日本",
                        "🗼",
                        "👨‍👩‍👧",
                        "\uD83F\uDFFF",
                        "?",
                        ":",
                        ".")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
