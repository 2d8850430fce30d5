package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.flag;
import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.typed;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.AimosException;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Belief;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Graph;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.ItemVersion;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Vertex;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The evidence graph: what is claimed, what it rests on, what contradicts it. */
final class GraphRoutes {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_DEPTH = 6;
    private static final int MOST_NODES = 2_000;

    List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/graph/stats",
                                "graph",
                                "What the graph holds.",
                                "as seg:stats --json",
                                call -> Answer.json(
                                        SegShapes.stats(call.os().graph().stats(call.moment()))))
                        .asOf(),
                Route.get(
                                "/api/v1/graph/find",
                                "graph",
                                "Entities and claims that words lead to, to begin from: by name, by what texts say, and by the words of"
                                        + " claims. Looks at all claims, until enough is found.",
                                "{items: [{id, kind, label}], complete: whether there is nothing else}",
                                GraphRoutes::find)
                        .takes(
                                text("q", "The words; without them, claims as they come."),
                                whole("limit", "So many at the most, up to 200; 20 without it."))
                        .asOf(),
                Route.get(
                                "/api/v1/graph/items/<id>",
                                "graph",
                                "What a thing says, how it stands, and its links.",
                                "as seg:show --json",
                                GraphRoutes::item)
                        .asOf(),
                Route.get(
                        "/api/v1/graph/history/<id>",
                        "graph",
                        "All that a thing ever said, on both time axes.",
                        "as seg:show --history --json",
                        GraphRoutes::history),
                Route.get(
                                "/api/v1/graph/around/<id>",
                                "graph",
                                "A thing and what is around it, to be drawn.",
                                "{start, nodes: [{id, kind, label, standing, distance, item}], links, contradictions,"
                                        + " complete, basis}",
                                GraphRoutes::around)
                        .takes(
                                whole("depth", "Links away at the most, up to 6; 2 without it."),
                                whole("limit", "Things at the most, the nearest first, up to 2000; 100 without it."))
                        .asOf(),
                Route.get(
                                "/api/v1/graph/trace/<id>",
                                "graph",
                                "Why something is believed, down to the words.",
                                "as seg:trace --json",
                                GraphRoutes::trace)
                        .asOf(),
                Route.get(
                                "/api/v1/graph/impact/<id>",
                                "graph",
                                "What would fall, or be weakened, if something were wrong.",
                                "as seg:impact --json",
                                GraphRoutes::impact)
                        .asOf(),
                Route.get(
                                "/api/v1/graph/contradictions",
                                "graph",
                                "What contradicts what.",
                                "as seg:contradictions --json",
                                GraphRoutes::contradictions)
                        .takes(
                                text("about", "Of this claim or entity only."),
                                flag("resolved", "Also those that were decided."),
                                flag("any_time", "Also those whose valid times overlap at another moment."),
                                whole("limit", "At the most, up to 10000; 1000 without it."))
                        .asOf(),
                Route.get(
                                "/api/v1/graph/query",
                                "graph",
                                "Claims that fit a pattern of three parts.",
                                "as seg:query --json",
                                GraphRoutes::query)
                        .takes(
                                text("pattern", "SUBJECT PREDICATE OBJECT, variables as ?name.")
                                        .needed(),
                                whole("limit", "Rows at the most, up to 10000; 100 without it."))
                        .asOf(),
                Route.write(
                                "POST",
                                "/api/v1/graph/assertions",
                                "graph",
                                "Asserts a claim, with what it is about and what it rests on, in one transaction.",
                                "{items: [{id, outcome, …}]}",
                                GraphRoutes::assertClaim)
                        .reads(
                                text("subject", "An entity's name or id.").needed(),
                                text("predicate", "The predicate.").needed(),
                                typed(
                                                "object",
                                                "string",
                                                "A text, a number, true or false, or {entity: NAME}, {number,"
                                                        + " unit}, {time}.")
                                        .needed(),
                                Route.Param.flag("positive", "false denies the claim."),
                                typed("confidence", "number", "From 0 to 1; 1 without it."),
                                typed("evidence", "object", "{key, quote, source}: an atom and its words."),
                                text("validFrom", "True from then on."),
                                text("validTo", "True up to then.")),
                Route.write(
                                "POST",
                                "/api/v1/graph/resolutions",
                                "graph",
                                "Decides a contradiction.",
                                "{id, outcome, resolution}",
                                GraphRoutes::resolve)
                        .reads(
                                text("first", "The one claim's id.").needed(),
                                text("second", "The other's.").needed(),
                                text("decision", "keep, merge, by-validity or escalate.")
                                        .needed(),
                                text("prevails", "Of keep, the claim that is right; of merge, a third."),
                                text("note", "Why, and by whom.")),
                Route.write(
                                "DELETE",
                                "/api/v1/graph/items/<id>",
                                "graph",
                                "Retracts a thing, or takes a decision back.",
                                "{id, outcome, recorded}",
                                GraphRoutes::retract)
                        .takes(text("valid_from", "From then on only."), text("valid_to", "Up to then only.")));
    }

    private static Answer find(Call call) {
        GraphFinder.Found found = new GraphFinder(call.os(), call.moment()).find(call.text("q"), call.limit(20, 200));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("items", found.items());
        document.put("complete", found.complete());
        return Answer.json(document);
    }

    /** What a thing is called where there is little room. */
    static String label(Vertex vertex) {
        return vertex.item().map(Held::item).map(GraphRoutes::label).orElse(vertex.id());
    }

    /** What an item is called where there is little room. */
    static String label(Item item) {
        return switch (item) {
            case dev.aimos.graph.Entity entity -> entity.name();
            case Claim claim -> claim.statement();
            case dev.aimos.graph.Evidence evidence -> evidence.at().toString();
            case dev.aimos.graph.Source source -> source.name();
            case dev.aimos.graph.Relation relation -> relation.type().word();
            case dev.aimos.graph.Predicate predicate -> predicate.name();
            case Resolution resolution -> Shapes.lower(resolution.decision()).replace('_', '-');
        };
    }

    private static Answer item(Call call) {
        Graph graph = call.os().graph();
        AsOf moment = call.moment();
        String id = SegIds.parse(call.path("id"));
        Vertex vertex = graph.vertex(id, moment);
        if (vertex.item().isEmpty() && vertex.kind() != Kind.MEMORY) {
            throw new AimosException.NotFound(
                    "not-found", "'" + id + "' is " + Shapes.lower(vertex.standing()) + " at that moment");
        }
        Optional<Belief> belief =
                vertex.item().map(Held::item).filter(Claim.class::isInstance).map(claim -> graph.belief(id, moment));
        var around = graph.neighbourhood(dev.aimos.graph.Walk.from(id).asOf(moment));
        Map<String, @Nullable Object> document = SegShapes.vertex(vertex);
        document.put("label", label(vertex));
        document.put("belief", belief.map(SegShapes::belief).orElse(null));
        document.put("links", SegShapes.links(around.links()));
        document.put("basis", Shapes.basis(around.basis()));
        return Answer.json(document);
    }

    private static Answer history(Call call) {
        String id = SegIds.parse(call.path("id"));
        List<ItemVersion> versions = call.os().graph().history(id);
        if (versions.isEmpty()) {
            throw new AimosException.NotFound("not-found", "'" + id + "' never said anything");
        }
        return Answer.json(Map.of(
                "id", id, "items", versions.stream().map(SegShapes::version).toList()));
    }

    private static Answer around(Call call) {
        return Answer.json(new Surroundings(call.os().graph(), call.moment())
                .of(SegIds.parse(call.path("id")), call.whole("depth", 2, 1, MOST_DEPTH), call.limit(100, MOST_NODES)));
    }

    private static Answer trace(Call call) {
        var trace = call.os().graph().trace(SegIds.parse(call.path("id")), call.moment());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("root", trace.root());
        document.put("items", trace.steps().stream().map(SegShapes::step).toList());
        document.put("links", SegShapes.links(trace.links()));
        document.put("basis", Shapes.basis(trace.basis()));
        return Answer.json(document);
    }

    private static Answer impact(Call call) {
        var impact = call.os().graph().impact(SegIds.parse(call.path("id")), call.moment());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("root", impact.root());
        document.put(
                "items",
                impact.consequences().stream().map(SegShapes::consequence).toList());
        document.put("basis", Shapes.basis(impact.basis()));
        return Answer.json(document);
    }

    private static Answer contradictions(Call call) {
        ContradictionQuery query = call.text("about")
                .map(SegIds::parse)
                .map(ContradictionQuery::about)
                .orElse(ContradictionQuery.all())
                .asOf(call.moment())
                .anyTime(call.flag("any_time"))
                .resolvedToo(call.flag("resolved"))
                .limit(call.limit(1_000, MOST_ROWS));
        List<Contradiction> found = call.os().graph().contradictions(query);
        return Answer.json(
                Map.of("items", found.stream().map(SegShapes::contradiction).toList()));
    }

    private static Answer query(Call call) {
        GraphQuery query = GraphQuery.where(GraphQuery.parse(call.required("pattern")))
                .asOf(call.moment())
                .limit(call.limit(100, MOST_ROWS));
        Rows rows = call.os().graph().query(query);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("items", rows.rows().stream().map(SegShapes::row).toList());
        document.put("complete", rows.complete());
        document.put("basis", Shapes.basis(rows.basis()));
        return Answer.json(document);
    }

    private static Answer assertClaim(Call call) throws Exception {
        Fields fields = call.fields();
        ClaimDraft draft = new ClaimDraft(call.os().graph());
        List<Asserted> asserted = draft.assertFrom(fields);
        return Answer.json(
                201, Map.of("items", asserted.stream().map(GraphRoutes::shape).toList()));
    }

    private static Map<String, @Nullable Object> shape(Asserted asserted) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", asserted.id());
        shape.put("outcome", Shapes.lower(asserted.outcome()));
        shape.put("recorded", Shapes.recorded(asserted.recorded()));
        return shape;
    }

    private static Answer resolve(Call call) throws Exception {
        Fields fields = call.fields();
        String first = SegIds.claim(fields.requiredString("first"));
        String second = SegIds.claim(fields.requiredString("second"));
        String decision = fields.requiredString("decision");
        Optional<String> prevails = fields.string("prevails");
        String note = fields.string("note").orElse("");
        fields.end();
        Resolution resolution = switch (decision) {
            case "keep" -> keep(first, second, prevails, note);
            case "merge" ->
                Resolution.merge(
                        first, second, SegIds.claim(prevails.orElseThrow(() -> needed("prevails", "merge"))), note);
            case "by-validity" -> Resolution.byValidity(first, second, note);
            case "escalate" -> Resolution.escalate(first, second, note);
            default -> throw new Refusal(400, "bad-decision", "a decision is keep, merge, by-validity or escalate");
        };
        Asserted asserted = call.os().graph().resolve(resolution);
        Map<String, @Nullable Object> document = shape(asserted);
        document.put(
                "resolution",
                call.os().graph().get(asserted.id()).map(SegShapes::held).orElse(null));
        return Answer.json(201, document);
    }

    private static Resolution keep(String first, String second, Optional<String> prevails, String note) {
        String kept = prevails.orElseThrow(() -> needed("prevails", "keep"));
        if (!kept.equals(first) && !kept.equals(second)) {
            throw new Refusal(400, "bad-prevails", "of keep, one of the two claims prevails; merge takes a third");
        }
        return Resolution.keep(kept, kept.equals(first) ? second : first, note);
    }

    private static Refusal needed(String member, String by) {
        return new Refusal(400, "missing-member", "the body lacks " + member + ", which " + by + " needs");
    }

    private static Answer retract(Call call) {
        Interval valid = StoreRoutes.valid(
                call.time("valid_from").orElse(null), call.time("valid_to").orElse(null));
        return Answer.json(shape(call.os().graph().retract(SegIds.parse(call.path("id")), Optional.ofNullable(valid))));
    }
}
