package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.flag;
import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.vif.Diagrams;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Band;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Lineage;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Reach;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Witnesses: recorded, listed, checked; what turned out; how far confidences could be trusted. */
final class WitnessRoutes {
    private static final int MOST = 10_000;
    private static final int LEAST_DIGITS = 6;

    List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/witnesses",
                                "witnesses",
                                "Witnesses, in the order they were recorded.",
                                "as vif:list --json",
                                WitnessRoutes::list)
                        .takes(
                                text("kind", "answer, step, retrieval, context or decision."),
                                text("model", "By this model."),
                                text("atom", "That used this atom, any version of it."),
                                text("run", "Of this run of a plan."),
                                text("band", "A, B or C."),
                                text("criticality", "low-stakes, routine, important or critical."),
                                text("correlation", "Of this request."),
                                flag("passed", "Whether they passed their gate."),
                                text("from", "Recorded at or after this."),
                                text("until", "Recorded before this."),
                                text("after", "That come after the witness of this id."),
                                whole("limit", "So many at the most, up to 10000; 100 without it."),
                                text("as_of", "As known then.")),
                Route.write(
                                "POST",
                                "/api/v1/witnesses",
                                "witnesses",
                                "Asks a question, and records a witness of what was found and how sure that is.",
                                "as vif:witness --json",
                                WitnessRoutes::witness)
                        .reads(
                                text("question", "The question.").needed(),
                                text("criticality", "low-stakes, routine (without it), important or critical."),
                                text("domain", "The domain whose thresholds hold.")),
                Route.get(
                        "/api/v1/witnesses/{id}",
                        "witnesses",
                        "A witness, what it rests on, what rests on it, and what" + " turned out.",
                        "as vif:show --json",
                        WitnessRoutes::show),
                Route.get(
                        "/api/v1/witnesses/{id}/verdict",
                        "witnesses",
                        "Checks a witness against the journal.",
                        "as vif:verify --json",
                        WitnessRoutes::verdict),
                Route.write(
                                "POST",
                                "/api/v1/witnesses/{id}/outcome",
                                "witnesses",
                                "Records what turned out about an answer.",
                                "as vif:outcome --json",
                                WitnessRoutes::outcome)
                        .reads(
                                Route.Param.typed("correct", "boolean", "Whether the answer was right.")
                                        .needed(),
                                text("by", "Who says so.").needed(),
                                text("note", "What else is to be said.")),
                Route.get(
                                "/api/v1/reach",
                                "witnesses",
                                "Which answers used an atom, directly or through others.",
                                "as vif:reach --json",
                                WitnessRoutes::reach)
                        .takes(text("key", "The atom's key.").needed()),
                Route.get(
                                "/api/v1/calibration",
                                "witnesses",
                                "How far confidences could be trusted.",
                                "as vif:calibration --json",
                                WitnessRoutes::calibration)
                        .takes(CALIBRATION),
                Route.get(
                                "/api/v1/calibration.svg",
                                "witnesses",
                                "The same as a reliability diagram.",
                                "an SVG picture",
                                WitnessRoutes::diagram)
                        .takes(CALIBRATION));
    }

    private static final Route.Param[] CALIBRATION = {
        text("model", "Of this model."),
        text("criticality", "low-stakes, routine, important or critical."),
        text("kind", "answer, step, retrieval, context or decision."),
        whole("last", "The last so many outcomes."),
        whole("bins", "Bins; 10 without it."),
        flag("raw", "Confidences from before they were calibrated."),
        text("as_of", "As known then.")
    };

    /** The witness whose id begins so. */
    static Hash id(AimOs os, String digits) {
        String given = digits.replaceFirst("^sha256:", "");
        if (given.length() < LEAST_DIGITS) {
            throw new Refusal(400, "bad-witness", "write at least " + LEAST_DIGITS + " digits of a witness's id");
        }
        List<Witnessed> found = os.witnesses().startingWith(given, 2);
        if (found.isEmpty()) {
            throw Failure.finding("no-witness", "no witness's id begins with " + given);
        }
        if (found.size() > 1) {
            throw new Refusal(400, "ambiguous-witness", "several witnesses' ids begin with " + given);
        }
        return found.get(0).id();
    }

    private static Answer list(Call call) {
        WitnessQuery query = WitnessQuery.all();
        query = call.text("kind").map(Witness.Kind::parse).map(query::kind).orElse(query);
        query = call.text("model").map(query::model).orElse(query);
        query = call.text("atom").map(query::atom).orElse(query);
        query = call.text("run").map(query::run).orElse(query);
        query = call.word("band", Band.values()).map(query::band).orElse(query);
        query = call.text("criticality")
                .map(Criticality::parse)
                .map(query::criticality)
                .orElse(query);
        query = call.text("correlation").map(query::correlation).orElse(query);
        query = call.text("passed").isPresent() ? query.passed(call.flag("passed")) : query;
        if (call.time("from").isPresent() || call.time("until").isPresent()) {
            query = query.recorded(
                    call.time("from").orElse(Instant.MIN), call.time("until").orElse(Instant.MAX));
        }
        query = query.asOf(call.moment("as_of"));
        Optional<String> after = call.text("after");
        if (after.isPresent()) {
            query = query.after(
                    call.os().witnesses().get(id(call.os(), after.get())).orElseThrow());
        }
        int limit = call.limit(100, MOST);
        List<Witnessed> found = call.os().witnesses().list(query.limit(limit + 1));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("items", VifShapes.witnessed(found.subList(0, Math.min(limit, found.size()))));
        document.put("more", found.size() > limit);
        return Answer.json(document);
    }

    private static Answer witness(Call call) throws Exception {
        Fields fields = call.fields();
        String question = fields.requiredString("question");
        Criticality criticality =
                fields.string("criticality").map(Criticality::parse).orElse(Criticality.ROUTINE);
        Optional<String> domain = fields.string("domain");
        fields.end();
        Query query = Query.of(question)
                .level(Level.PARAGRAPH)
                .limit(10)
                .receipt(true)
                .timeout(call.options().queryTime());
        Hits hits = call.os().index().search(query);
        Assessment sure = call.os().witnesses().assess(query, hits, criticality);
        Judgement judgement = call.os().witnesses().gate().judge(sure.confidence(), sure.risk(), criticality, domain);
        Witness witness = Witness.of(hits.receipt().orElseThrow())
                .assessment(sure)
                .judgement(judgement)
                .criticality(criticality)
                .build();
        boolean known = call.os().witnesses().get(witness.id()).isPresent();
        Map<String, @Nullable Object> document =
                VifShapes.witnessed(call.os().witnesses().record(witness));
        document.put("outcome", known ? "unchanged" : "created");
        document.put("judgement", VifShapes.judgement(judgement));
        return Answer.json(known ? 200 : 201, document);
    }

    private static Answer show(Call call) {
        Lineage lineage = call.os().witnesses().lineage(id(call.os(), call.path("id")));
        Optional<Outcome> outcome =
                call.os().witnesses().outcome(lineage.witness().id(), AsOf.now());
        Map<String, @Nullable Object> document = VifShapes.witnessed(lineage.witness());
        document.put("ancestors", VifShapes.witnessed(lineage.ancestors()));
        document.put("descendants", VifShapes.witnessed(lineage.descendants()));
        document.put("missing", lineage.missing().stream().map(Hash::hex).toList());
        document.put("turnedOut", outcome.map(VifShapes::outcome).orElse(null));
        return Answer.json(document);
    }

    private static Answer verdict(Call call) {
        Hash id = id(call.os(), call.path("id"));
        Verdict verdict = call.os().witnesses().verify(id);
        Map<String, @Nullable Object> document = VifShapes.verdict(verdict);
        document.put("witness", id.hex());
        return Answer.json(document);
    }

    private static Answer outcome(Call call) throws Exception {
        Fields fields = call.fields();
        boolean correct =
                fields.bool("correct").orElseThrow(() -> new Refusal(400, "missing-member", "the body lacks correct"));
        Outcome outcome = new Outcome(
                id(call.os(), call.path("id")),
                correct,
                fields.requiredString("by"),
                fields.string("note").orElse(""));
        fields.end();
        var recorded = call.os().witnesses().outcomes(List.of(outcome));
        Map<String, @Nullable Object> document = VifShapes.outcome(outcome);
        document.put("recorded", Shapes.recorded(recorded));
        return Answer.json(document);
    }

    private static Answer reach(Call call) {
        String key = call.required("key");
        Reach reach = call.os().witnesses().reach(key);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", key);
        document.put("direct", VifShapes.witnessed(reach.direct()));
        document.put("indirect", VifShapes.witnessed(reach.indirect()));
        document.put("runs", reach.runs());
        return Answer.json(document);
    }

    private static CalibrationQuery query(Call call) {
        CalibrationQuery query = CalibrationQuery.all()
                .bins(call.whole("bins", 10, 1, 100))
                .raw(call.flag("raw"))
                .asOf(call.text("as_of")
                        .map(text -> Moments.parse(call.os(), text))
                        .orElse(AsOf.now()));
        query = call.text("model").map(query::model).orElse(query);
        query = call.text("criticality")
                .map(Criticality::parse)
                .map(query::criticality)
                .orElse(query);
        query = call.text("kind").map(Witness.Kind::parse).map(query::kind).orElse(query);
        return call.text("last").isPresent() ? query.last(call.whole("last", 1, 1, Integer.MAX_VALUE)) : query;
    }

    private static Answer calibration(Call call) {
        return Answer.json(VifShapes.report(call.os().witnesses().calibration(query(call))));
    }

    private static Answer diagram(Call call) {
        return Answer.text(
                "image/svg+xml",
                Diagrams.reliability(
                        call.text("model").orElse("all models"),
                        call.os().witnesses().calibration(query(call))));
    }
}
