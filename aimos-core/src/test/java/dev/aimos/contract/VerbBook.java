package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.metrics.Verb;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Extractor;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Linking;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Walk;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Scan;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunQuery;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Trail;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One call of every verb; whether it succeeds is not the matter here. */
final class VerbBook {
    private static final String NONE = "none";

    private final Map<Verb, Runnable> calls = new EnumMap<>(Verb.class);

    /**
     * @param plan any
     * @param empty a directory that is not there
     */
    VerbBook(AimOs os, Plan plan, Path empty) {
        memory(os, empty);
        index(os);
        graph(os);
        plans(os, plan);
        witnesses(os, empty);
    }

    Map<Verb, Runnable> calls() {
        return calls;
    }

    /** Makes a call; gives the exception it ends in, if any. */
    static void make(Runnable call) {
        try {
            call.run();
        } catch (AimosException e) {
            // Refused or not, it was a call.
        }
    }

    private void memory(AimOs os, Path empty) {
        calls.put(Verb.PUT, () -> os.memory().put(AtomDraft.text("k", "some words")));
        calls.put(Verb.PUT_ALL, () -> os.memory().putAll(List.of(AtomDraft.text("l", "more words"))));
        calls.put(Verb.GET, () -> os.memory().get("k"));
        calls.put(Verb.HISTORY, () -> os.memory().history("k"));
        calls.put(Verb.SCAN, () -> os.memory().scan(Scan.all()));
        calls.put(Verb.RETRACT, () -> os.memory().retract(NONE));
        calls.put(Verb.ERASE, () -> os.memory().erase(List.of("l")));
        calls.put(Verb.SNAPSHOT, () -> os.memory().snapshot("note"));
        calls.put(Verb.DIFF, () -> os.memory().diff(AsOf.tx(1), AsOf.now()));
        calls.put(
                Verb.PROVE,
                () -> os.memory()
                        .prove(
                                os.memory().snapshots().get(0),
                                os.memory().snapshots().get(0)));
        calls.put(Verb.VERIFY, () -> os.memory().verify());
        calls.put(Verb.BACKUP, () -> os.memory().backup(empty.resolve("backup")));
    }

    private void index(AimOs os) {
        calls.put(Verb.SEARCH, () -> os.index().search(Query.of("words")));
        calls.put(Verb.ASSEMBLE, () -> os.index().assemble(Query.of("words"), TokenBudget.of(100)));
        calls.put(Verb.OUTLINE, () -> os.index().outline("k", AsOf.now()));
        calls.put(Verb.EMBED, () -> os.index().embed());
        calls.put(Verb.REBUILD, () -> os.index().rebuild());
    }

    private void graph(AimOs os) {
        String id = "entity:" + NONE;
        calls.put(Verb.ASSERT, () -> os.graph().assert_(Entity.of("Ann")));
        calls.put(Verb.RETRACT_ITEM, () -> os.graph().retract(id));
        calls.put(
                Verb.RESOLVE, () -> os.graph().resolve(Resolution.keep("claim:" + NONE, "claim:" + NONE + 2, "note")));
        calls.put(Verb.ERASE_ITEM, () -> os.graph().erase(List.of(id)));
        calls.put(Verb.GET_ITEM, () -> os.graph().get(id));
        calls.put(Verb.HISTORY_ITEM, () -> os.graph().history(id));
        calls.put(Verb.QUOTE, () -> os.graph().quote("k", "words"));
        calls.put(Verb.WALK, () -> os.graph().neighbourhood(Walk.from(id)));
        calls.put(Verb.PATH, () -> os.graph().path(id, id));
        calls.put(Verb.TRACE, () -> os.graph().trace(id));
        calls.put(Verb.IMPACT, () -> os.graph().impact(id));
        calls.put(Verb.CONTRADICTIONS, () -> os.graph().contradictions(ContradictionQuery.all()));
        calls.put(Verb.DOUBTS, () -> os.graph().doubts(AsOf.now()));
        calls.put(Verb.BELIEF, () -> os.graph().belief("claim:" + NONE));
        calls.put(Verb.QUERY_GRAPH, () -> os.graph().query(GraphQuery.where("?s", "knows", "?o")));
        calls.put(Verb.LINK, () -> os.graph().fromIndex(Linking.by(new Nothing())));
        calls.put(Verb.GRAPH_STATS, () -> os.graph().stats(AsOf.now()));
        calls.put(
                Verb.EXPORT,
                () -> os.graph().export(GraphExport.of(GraphExport.Format.JSON), new ByteArrayOutputStream()));
        calls.put(
                Verb.IMPORT,
                () -> os.graph().importFrom(GraphExport.Format.JSON, new ByteArrayInputStream(new byte[] {'{'})));
    }

    private void plans(AimOs os, Plan plan) {
        calls.put(Verb.START_RUN, () -> os.plans().start(Launch.of(plan, Handlers.none())));
        calls.put(Verb.RESUME_RUN, () -> os.plans().resume(NONE, Handlers.none()));
        calls.put(Verb.FORK_RUN, () -> os.plans().fork(NONE, "a", Launch.of(plan, Handlers.none())));
        calls.put(Verb.RUNS, () -> os.plans().runs(RunQuery.all()));
        calls.put(Verb.SHOW_RUN, () -> os.plans().show(NONE));
        calls.put(Verb.RUN_EVENTS, () -> os.plans().events(NONE, 0, 1));
        calls.put(Verb.DECIDE, () -> os.plans().decide(NONE, "a", Decision.approve("me")));
        calls.put(Verb.PROPOSE, () -> os.plans().propose(NONE, plan));
        calls.put(Verb.CANCEL_RUN, () -> os.plans().cancel(NONE, "me", ""));
        calls.put(Verb.REPLAY_RUN, () -> os.plans().replay(NONE));
        calls.put(Verb.COMPARE_RUNS, () -> os.plans().compare(NONE, NONE));
        calls.put(Verb.ERASE_RUN, () -> os.plans().erase(NONE));
    }

    private void witnesses(AimOs os, Path empty) {
        Hash none = Hash.sha256();
        Witness witness = Witness.of(Witness.Kind.ANSWER, "m").build();
        calls.put(Verb.WITNESS, () -> os.witnesses().record(witness));
        calls.put(Verb.GET_WITNESS, () -> os.witnesses().get(none));
        calls.put(Verb.LIST_WITNESSES, () -> os.witnesses().list(WitnessQuery.all()));
        calls.put(Verb.LINEAGE, () -> os.witnesses().lineage(none));
        calls.put(Verb.REACH, () -> os.witnesses().reach("k"));
        calls.put(Verb.VERIFY_WITNESS, () -> os.witnesses().verify(none));
        calls.put(
                Verb.PROVE_WITNESS,
                () -> os.witnesses().prove(none, os.memory().snapshots().get(0)));
        calls.put(Verb.STATE, () -> os.witnesses().state(AsOf.now()));
        calls.put(Verb.ERASE_WITNESS, () -> os.witnesses().erase(List.of(none)));
        calls.put(Verb.OUTCOME, () -> os.witnesses().outcome(Outcome.of(none, true, "me")));
        calls.put(Verb.CALIBRATION, () -> os.witnesses().calibration(CalibrationQuery.all()));
        calls.put(
                Verb.ADOPT_CALIBRATOR,
                () -> os.witnesses().adopt(CalibrationQuery.all(), Calibrator.Method.TEMPERATURE));
        calls.put(Verb.REPLAY_ANSWER, () -> os.witnesses().replay(none, given -> given.input()));
        calls.put(Verb.BUNDLE, () -> os.witnesses().bundle(WitnessQuery.all(), empty.resolve("bundle"), Progress.NONE));
        calls.put(Verb.TRAIL, () -> os.trail().read(TrailQuery.all()));
        calls.put(
                Verb.EXPORT_TRAIL,
                () -> os.trail().export(TrailQuery.all(), Trail.Format.JSON_LINES, OutputStream.nullOutputStream()));
    }

    /** Finds nothing. */
    private static final class Nothing implements Extractor {
        @Override
        public String id() {
            return NONE;
        }

        @Override
        public Extraction extract(Passage passage) {
            return Extraction.NOTHING;
        }
    }

    /** Those that need what a search gave. */
    void afterSearch(AimOs os) {
        Query query = Query.of("words").receipt(true);
        var hits = os.index().search(query);
        Receipt receipt = hits.receipt().orElseThrow();
        calls.put(Verb.VERIFY_RECEIPT, () -> os.witnesses().verify(receipt));
        calls.put(Verb.ASSESS, () -> os.witnesses().assess(query, hits, Criticality.ROUTINE));
    }
}
