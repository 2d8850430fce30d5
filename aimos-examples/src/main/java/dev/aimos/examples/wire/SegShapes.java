package dev.aimos.examples.wire;

import dev.aimos.graph.Belief;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.GraphStats;
import dev.aimos.graph.Held;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Item;
import dev.aimos.graph.ItemVersion;
import dev.aimos.graph.Link;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Source;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Value;
import dev.aimos.graph.Vertex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON output about the graph looks like; {@code docs/cli.md} describes it. Members that do not apply are null. */
public final class SegShapes {
    private SegShapes() {}

    public static Map<String, @Nullable Object> item(Item item) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", item.id());
        shape.put("kind", item.kind().word());
        switch (item) {
            case Entity entity -> {
                shape.put("name", entity.name());
                shape.put("type", entity.type().isEmpty() ? null : entity.type());
                shape.put("properties", Shapes.plain(entity.properties()));
            }
            case Claim claim -> {
                shape.put("subject", claim.subject());
                shape.put("predicate", claim.predicate());
                shape.put("object", value(claim.object()));
                shape.put("positive", claim.positive());
                shape.put("confidence", claim.confidence());
                shape.put("statement", claim.statement());
            }
            case Evidence evidence -> {
                shape.put("at", evidence.at().toString());
                shape.put(
                        "span",
                        Map.of(
                                "start", evidence.span().start(),
                                "end", evidence.span().end()));
                shape.put("quote", evidence.quote().toString());
                shape.put("source", evidence.source().orElse(null));
                shape.put("confidence", evidence.confidence());
            }
            case Source source -> {
                shape.put("name", source.name());
                shape.put("reliability", source.reliability());
                shape.put("properties", Shapes.plain(source.properties()));
            }
            case Relation relation -> {
                shape.put("from", relation.from());
                shape.put("type", relation.type().word());
                shape.put("to", relation.to());
                shape.put("confidence", relation.confidence());
                shape.put("properties", Shapes.plain(relation.properties()));
            }
            case Predicate predicate -> {
                shape.put("name", predicate.name());
                shape.put("functional", predicate.functional());
                shape.put("symmetric", predicate.symmetric());
                shape.put("transitive", predicate.transitive());
                shape.put("inverse", predicate.inverse().orElse(null));
            }
            case Resolution resolution -> {
                shape.put("first", resolution.first());
                shape.put("second", resolution.second());
                shape.put("decision", Shapes.lower(resolution.decision()).replace('_', '-'));
                shape.put("prevails", resolution.prevails().orElse(null));
                shape.put("note", resolution.note());
            }
        }
        return shape;
    }

    /** A value by its sort: {@code {"number", "unit"}}, {@code {"text"}}, {@code {"entity"}} and so on. */
    public static Map<String, @Nullable Object> value(Value value) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        switch (value) {
            case Value.Ref ref -> shape.put("entity", ref.id());
            case Value.Text text -> shape.put("text", text.text());
            case Value.Quantity quantity -> {
                shape.put("number", quantity.number());
                shape.put("unit", quantity.unit().isEmpty() ? null : quantity.unit());
            }
            case Value.Time time -> shape.put("time", time.at().toString());
            case Value.Truth truth -> shape.put("truth", truth.value());
        }
        return shape;
    }

    public static Map<String, @Nullable Object> held(Held<?> held) {
        Map<String, @Nullable Object> shape = item(held.item());
        shape.put("valid", Shapes.interval(held.valid()));
        shape.put("recorded", Shapes.recorded(held.recorded()));
        return shape;
    }

    public static List<Map<String, @Nullable Object>> held(List<? extends Held<?>> held) {
        return held.stream().map(SegShapes::held).toList();
    }

    public static Map<String, @Nullable Object> vertex(Vertex vertex) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", vertex.id());
        shape.put("kind", vertex.kind().word());
        shape.put("standing", Shapes.lower(vertex.standing()));
        shape.put("item", vertex.item().map(SegShapes::held).orElse(null));
        return shape;
    }

    public static Map<String, @Nullable Object> link(Link link) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("from", link.from());
        shape.put("label", link.label().word());
        shape.put("to", link.to());
        shape.put("said", link.said().id());
        return shape;
    }

    public static List<Map<String, @Nullable Object>> links(List<Link> links) {
        return links.stream().map(SegShapes::link).toList();
    }

    public static Map<String, @Nullable Object> belief(Belief belief) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("belief", belief.belief());
        shape.put("disbelief", belief.disbelief());
        shape.put("uncertainty", belief.uncertainty());
        shape.put("expectation", belief.expectation());
        shape.put("grounds", belief.grounds().stream().map(SegShapes::ground).toList());
        return shape;
    }

    private static Map<String, Object> ground(Belief.Ground ground) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("id", ground.id());
        shape.put("supports", ground.supports());
        shape.put("weight", ground.weight());
        shape.put("counted", ground.counted());
        return shape;
    }

    public static Map<String, @Nullable Object> contradiction(Contradiction contradiction) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("first", held(contradiction.first()));
        shape.put("second", held(contradiction.second()));
        shape.put("reason", Shapes.lower(contradiction.reason()));
        shape.put("overlap", Shapes.interval(contradiction.overlap()));
        shape.put("firstEvidence", held(contradiction.firstEvidence()));
        shape.put("secondEvidence", held(contradiction.secondEvidence()));
        shape.put("resolution", contradiction.resolution().map(SegShapes::held).orElse(null));
        shape.put("open", contradiction.open());
        shape.put("explanation", contradiction.explanation());
        return shape;
    }

    public static Map<String, @Nullable Object> version(ItemVersion version) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("valid", Shapes.interval(version.valid()));
        shape.put("shownFrom", version.shownFrom());
        shape.put(
                "shownUntil",
                version.shownUntil().isPresent() ? version.shownUntil().getAsLong() : null);
        shape.put("item", held(version.held()));
        return shape;
    }

    public static Map<String, @Nullable Object> step(Trace.Step step) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("depth", step.depth());
        shape.put("toward", step.depth() == 0 ? null : step.toward());
        shape.put("label", step.depth() == 0 ? null : step.label());
        shape.putAll(vertex(step.vertex()));
        return shape;
    }

    public static Map<String, @Nullable Object> consequence(Impact.Consequence one) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("depth", one.depth());
        shape.put("by", one.by());
        shape.put("label", one.label());
        shape.put("falls", one.falls());
        shape.putAll(vertex(one.vertex()));
        return shape;
    }

    public static Map<String, Object> row(Rows.Row row) {
        Map<String, Object> bindings = new LinkedHashMap<>();
        row.bindings().forEach((name, value) -> bindings.put(name, value(value)));
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("bindings", bindings);
        shape.put("claims", held(row.claims()));
        return shape;
    }

    public static Map<String, Object> stats(GraphStats stats) {
        Map<String, Long> items = new LinkedHashMap<>();
        stats.items().forEach((kind, count) -> items.put(kind.word(), count));
        Map<String, Long> relations = new LinkedHashMap<>();
        stats.relations().forEach((type, count) -> relations.put(type.word(), count));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("items", items);
        document.put("relations", relations);
        document.put("claims", stats.claims());
        document.put("contradictions", stats.contradictions());
        document.put("doubtful", stats.doubtful());
        document.put("basis", Shapes.basis(stats.basis()));
        return document;
    }
}
