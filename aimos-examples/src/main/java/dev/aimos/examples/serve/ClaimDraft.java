package dev.aimos.examples.serve;

import dev.aimos.Json;
import dev.aimos.examples.wire.SegDraft;
import dev.aimos.examples.wire.Times;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Value;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A claim as a request states it, with the entities it needs and the words it rests on. */
final class ClaimDraft {
    private final Graph graph;

    ClaimDraft(Graph graph) {
        this.graph = graph;
    }

    /** Asserts what the members of a body say, in one transaction. */
    List<Asserted> assertFrom(Fields fields) {
        SegDraft draft = new SegDraft(graph);
        String subject = draft.entity(fields.requiredString("subject"));
        Json object =
                fields.value("object").orElseThrow(() -> new Refusal(400, "missing-member", "the body lacks object"));
        Claim claim = new Claim(
                subject,
                fields.requiredString("predicate"),
                value(draft, object),
                fields.bool("positive").orElse(true),
                fields.number("confidence").orElse(1.0));
        Optional<Instant> from = fields.string("validFrom").map(Times::parse);
        Optional<Instant> to = fields.string("validTo").map(Times::parse);
        Optional<Interval> valid = Optional.ofNullable(StoreRoutes.valid(from.orElse(null), to.orElse(null)));
        boolean supported = fields.value("evidence").isPresent();
        Fields evidence = new Fields(fields.object("evidence"));
        fields.end();
        draft.add(claim, valid);
        if (supported) {
            Evidence said = graph.quote(evidence.requiredString("key"), evidence.requiredString("quote"));
            draft.supports(
                    evidence.string("source")
                            .map(name -> said.from(draft.source(name, Optional.empty())))
                            .orElse(said),
                    claim);
        }
        evidence.end();
        return graph.assertAll(draft.assertions());
    }

    private static Value value(SegDraft draft, Json json) {
        return switch (json) {
            case Json.Str text -> Value.of(text.value());
            case Json.Num number -> Value.of(number.value());
            case Json.Bool truth -> Value.of(truth.value());
            case Json.Obj object -> structured(draft, new Fields(object));
            case Json.Arr list -> throw wrong();
            case Json.Null nothing -> throw wrong();
        };
    }

    private static Value structured(SegDraft draft, Fields fields) {
        Value value;
        if (fields.has("entity")) {
            value = Value.entity(draft.entity(fields.requiredString("entity")));
        } else if (fields.has("number")) {
            value = Value.of(
                    fields.number("number").orElseThrow(ClaimDraft::wrong),
                    fields.string("unit").orElse(""));
        } else if (fields.has("time")) {
            value = new Value.Time(Times.parse(fields.requiredString("time")));
        } else {
            throw wrong();
        }
        fields.end();
        return value;
    }

    private static Refusal wrong() {
        return new Refusal(
                400,
                "bad-object",
                "object is a text, a number, true or false, {\"entity\": NAME}, {\"number\": N, \"unit\": U} or"
                        + " {\"time\": INSTANT}");
    }
}
