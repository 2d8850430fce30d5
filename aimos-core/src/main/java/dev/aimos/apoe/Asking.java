package dev.aimos.apoe;

import dev.aimos.Json;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Held;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Value;
import dev.aimos.graph.Vertex;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the graph, for steps. */
final class Asking {
    private static final int LIMIT = 1_000;
    private static final int MOST = 1_000_000;

    private Asking() {}

    static Json.Obj query(StepContext context, Given given) throws StepFailure {
        List<String> patterns = given.texts("pattern");
        if (patterns.isEmpty()) {
            throw given.missing("pattern", "a text or a list of texts");
        }
        GraphQuery query = GraphQuery.where(GraphQuery.parse(patterns.get(0)));
        for (String pattern : patterns.subList(1, patterns.size())) {
            query = query.and(GraphQuery.parse(pattern));
        }
        query = query.limit(given.whole("limit", LIMIT, MOST)).rejectedToo(given.flag("rejected"));
        given.done();
        Rows rows = context.graph().query(query.asOf(context.asOf()));
        List<Json> shown = new ArrayList<>();
        rows.rows().forEach(row -> shown.add(row(row)));
        return Fields.of()
                .put("rows", new Json.Arr(shown))
                .number("count", shown.size())
                .flag("complete", rows.complete())
                .build();
    }

    private static Json row(Rows.Row row) {
        Fields values = Fields.of();
        Fields bindings = Fields.of();
        row.bindings().forEach((name, value) -> {
            values.put(name, plain(value));
            bindings.put(name, exact(value));
        });
        return Fields.of()
                .put("values", values.build())
                .put("bindings", bindings.build())
                .texts("claims", row.claims().stream().map(Held::id).toList())
                .build();
    }

    /** A value without its unit and sort. */
    private static Json plain(Value value) {
        return switch (value) {
            case Value.Ref ref -> Json.of(ref.id());
            case Value.Text text -> Json.of(text.text());
            case Value.Quantity quantity -> Json.of(quantity.number());
            case Value.Time time -> Json.of(time.at().toString());
            case Value.Truth truth -> Json.of(truth.value());
        };
    }

    private static Json exact(Value value) {
        Json plain = plain(value);
        return switch (value) {
            case Value.Ref ref -> Fields.of().put("entity", plain).build();
            case Value.Text text -> Fields.of().put("text", plain).build();
            case Value.Quantity quantity ->
                Fields.of().put("number", plain).text("unit", quantity.unit()).build();
            case Value.Time time -> Fields.of().put("time", plain).build();
            case Value.Truth truth -> Fields.of().put("truth", plain).build();
        };
    }

    static Json.Obj trace(StepContext context, Given given) throws StepFailure {
        String id = Named.id(given.name("id"));
        given.done();
        Trace trace = context.graph().trace(id, context.asOf());
        List<Json> steps = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Trace.Step step : trace.steps()) {
            steps.add(Fields.of()
                    .number("depth", step.depth())
                    .text("label", step.label())
                    .text("toward", step.toward())
                    .text("id", step.vertex().id())
                    .text("kind", step.vertex().kind().word())
                    .text("standing", Shown.word(step.vertex().standing()))
                    .text("says", says(step.vertex()))
                    .build());
            lines.add("  ".repeat(Math.min(step.depth(), 20))
                    + (step.depth() == 0 ? "" : step.label() + " ")
                    + step.vertex().id()
                    + (says(step.vertex()).isEmpty() ? "" : "  " + says(step.vertex())));
        }
        return Fields.of()
                .text("root", trace.root())
                .put("steps", new Json.Arr(steps))
                .number("count", steps.size())
                .text("text", String.join("\n", lines))
                .build();
    }

    private static String says(Vertex vertex) {
        return vertex.item()
                .map(held -> switch (held.item()) {
                    case Claim claim -> claim.statement();
                    case Evidence evidence ->
                        evidence.at() + " chars " + evidence.span().start() + "-"
                                + evidence.span().end();
                    default -> "";
                })
                .orElse("");
    }

    static Json.Obj contradictions(StepContext context, Given given) throws StepFailure {
        Optional<String> about = given.optionalText("about");
        ContradictionQuery query = about.map(id -> ContradictionQuery.about(Named.id(id)))
                .orElseGet(ContradictionQuery::all)
                .asOf(context.asOf())
                .anyTime(given.flag("any_time"))
                .resolvedToo(given.flag("resolved"))
                .limit(given.whole("limit", LIMIT, MOST));
        given.done();
        List<Json> found = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Contradiction one : context.graph().contradictions(query)) {
            texts.add(one.explanation());
            found.add(Fields.of()
                    .text("first", one.first().id())
                    .text("second", one.second().id())
                    .text("reason", Shown.word(one.reason()))
                    .flag("open", one.open())
                    .text("text", one.explanation())
                    .build());
        }
        return Fields.of()
                .put("contradictions", new Json.Arr(found))
                .number("count", found.size())
                .text("text", String.join("\n\n", texts))
                .build();
    }
}
