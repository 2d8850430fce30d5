package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Value;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Verification.Finding;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plans.Reads;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whose id every write carries: views of a store, each verb that writes, runs of plans, witnesses. */
public abstract class CorrelationContract extends PlanSuite {
    private static final String TWO = """
            PLAN p:
            STEP find: ASSIGN retriever
            STEP write: ASSIGN builder INPUT n = steps.find.out.n
            """;

    private AimOs as(String id) {
        return os().withCorrelation(id);
    }

    private List<TrailEntry> trail() {
        return os().trail()
                .read(TrailQuery.all().order(TrailQuery.Order.OLDEST_FIRST).limit(1_000))
                .entries();
    }

    /** Who wrote each transaction, and by which verb. */
    private List<String> callers() {
        return trail().stream()
                .map(entry ->
                        entry.correlation().orElse("-") + " " + entry.verb().orElse("-"))
                .toList();
    }

    private static Witness answer(String text) {
        return Witness.of(Witness.Kind.ANSWER, "model-1")
                .output(Json.of(text))
                .confidence(0.8)
                .build();
    }

    private List<Hash> witnesses(String correlation) {
        return os().witnesses().list(WitnessQuery.all().correlation(correlation)).stream()
                .map(Witnessed::id)
                .toList();
    }

    @Test
    void aViewWritesUnderItsIdAndTheHandleItCameFromUnderNone() {
        AimOs view = as("req-1");
        view.memory().put(AtomDraft.text("a", "1"));
        put("b", "2");
        view.withCorrelation("req-2").memory().put(AtomDraft.text("c", "3"));
        view.memory().put(AtomDraft.text("d", "4"));
        assertThat(callers()).containsExactly("req-1 put", "- -", "req-2 put", "req-1 put");
        assertThat(view.memory().get("b")).isPresent();
        assertThat(view.status().root()).isEqualTo(os().status().root());
        reopen();
        assertThat(callers()).containsExactly("req-1 put", "- -", "req-2 put", "req-1 put");
    }

    @Test
    void closingAViewClosesNothingAndClosingTheStoreClosesItsViews() {
        AimOs view = as("req-1");
        view.close();
        view.memory().put(AtomDraft.text("a", "1"));
        os().close();
        assertThatThrownBy(() -> view.memory().put(AtomDraft.text("a", "2"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view.withCorrelation("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view.trail().read(TrailQuery.all())).isInstanceOf(IllegalStateException.class);
        reopen();
        assertThat(callers()).containsExactly("req-1 put");
    }

    @Test
    void aStoreWithoutIdsHasTheBytesItAlwaysHad() throws Exception {
        put("a", "1");
        Harness other = newHarness();
        try (AimOs plain = other.open(clock, Limits.DEFAULT)) {
            plain.memory().put(AtomDraft.text("a", "1"));
            assertThat(plain.status().root()).isEqualTo(os().status().root());
            assertThat(plain.status().counts().records()).isEqualTo(1);
            plain.withCorrelation("x").memory().put(AtomDraft.text("b", "1"));
            assertThat(plain.status().counts().records()).isEqualTo(3);
        }
        other.dispose();
    }

    @Test
    void whatChangesNothingRecordsNoCall() {
        put("a", "1");
        Witness witness = answer("x");
        os().witnesses().record(witness);
        Snapshot snapshot = as("first").memory().snapshot("s");
        long tx = os().status().tx();
        long records = os().status().counts().records();
        AimOs view = as("req-1");
        view.memory().put(AtomDraft.text("a", "1"));
        view.memory().retract("nothing");
        view.memory().erase(List.of("nothing"));
        view.witnesses().record(witness);
        assertThat(view.memory().snapshot("s")).isEqualTo(snapshot);
        assertThatThrownBy(() -> view.memory().retract("")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(os().status().tx()).isEqualTo(tx);
        assertThat(os().status().counts().records()).isEqualTo(records);
        assertThat(os().trail().read(TrailQuery.all().correlation("req-1")).entries())
                .isEmpty();
    }

    @Test
    void everyVerbThatWritesCarriesTheId() {
        AimOs view = as("req-1");
        view.memory().put(AtomDraft.text("a", "1"));
        view.memory().putAll(List.of(AtomDraft.text("b", "1"), AtomDraft.text("c", "x".repeat(200_000))));
        view.memory().retract("b");
        view.memory().snapshot("s");
        view.memory().erase(List.of("c"));
        Entity tower = Entity.of("tower");
        view.graph().assert_(tower);
        Claim claim = Claim.of(tower, "height", Value.of(1));
        view.graph().assert_(claim);
        view.graph().retract(claim.id());
        view.graph().erase(List.of(claim.id()));
        Hash witness = view.witnesses().record(answer("w")).id();
        view.witnesses().outcome(Outcome.of(witness, true, "judge"));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outcomes.add(Outcome.of(view.witnesses().record(answer("w" + i)).id(), i % 2 == 0, "judge"));
        }
        view.witnesses().outcomes(outcomes);
        view.witnesses().adopt(CalibrationQuery.all().model("model-1"), Calibrator.Method.TEMPERATURE);
        view.witnesses().erase(List.of(witness));
        view.plans()
                .start(Launch.of(plan("PLAN p: STEP a: ASSIGN builder"), Handlers.all(context -> Json.Obj.EMPTY))
                        .id("r"));
        finish(view.plans()
                .start(Launch.of(
                                plan("PLAN q: STEP a: APPROVE \"go?\" ASSIGN builder"),
                                Handlers.all(c -> Json.Obj.EMPTY))
                        .id("s")));
        view.plans().cancel("s", "me", "enough");
        view.plans().erase("s");
        assertThat(trail()).allMatch(entry -> entry.correlation().equals(Optional.of("req-1")));
        assertThat(trail().stream().map(entry -> entry.verb().orElseThrow()).distinct())
                .containsExactly(
                        "put",
                        "put-all",
                        "retract",
                        "snapshot",
                        "erase",
                        "assert",
                        "retract-item",
                        "erase-item",
                        "witness",
                        "outcome",
                        "adopt-calibrator",
                        "erase-witness",
                        "start-run",
                        "cancel-run",
                        "erase-run");
        long before = os().status().tx();
        assertThat(memory().verify().findings()).isEmpty();
        reopen();
        index().rebuild();
        assertThat(memory().verify().findings()).extracting(Finding::code).isEmpty();
        assertThat(os().trail()
                        .read(TrailQuery.all().correlation("req-1").limit(1_000))
                        .entries())
                .hasSize((int) before);
    }

    @Test
    void aBatchIsOneCall() {
        as("req-1").memory().putAll(List.of(AtomDraft.text("a", "1"), AtomDraft.text("b", "2")));
        assertThat(trail()).hasSize(1);
        assertThat(trail().get(0).changes()).hasSize(2);
        assertThat(os().status().counts().records()).isEqualTo(3);
    }

    @Test
    void callersAtTheSameTimeAreNotMixedUp() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            String id = "t" + t;
            all.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 20; i++) {
                    as(id).memory().put(AtomDraft.text(id + "/" + i, "v"));
                    memory().put(AtomDraft.text("plain/" + id + "/" + i, "v"));
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        for (TrailEntry entry : trail()) {
            String key = entry.changes().get(0).subject().orElseThrow();
            assertThat(entry.correlation().orElse("plain")).isEqualTo(key.substring(0, key.indexOf('/')));
        }
    }

    @Test
    void hostileIdsAreRefusedOrKeptAsTheyAre() {
        for (String bad : List.of("", " ", "a\nb", "a\u0000", "\u0085x", " a", "a\t", "x".repeat(8_001))) {
            assertThat(code(() -> as(bad))).as(bad).contains("correlation-malformed");
        }
        assertThat(code(() -> as("a\uD800"))).contains("text-malformed");
        assertThat(code(() -> os().trail().read(TrailQuery.all().correlation("a\nb"))))
                .contains("correlation-malformed");
        List<String> fine = List.of(
                "=HYPERLINK(\"x\")",
                "\uD83D\uDE00",
                "\u202Eevil",
                "a\u2028b",
                "'\"\\,;",
                "x".repeat(8_000),
                "\u4E2D".repeat(8_000));
        for (String id : fine) {
            as(id).memory().put(AtomDraft.text("k", "v" + id.hashCode()));
        }
        reopen();
        for (String id : fine) {
            assertThat(os().trail().read(TrailQuery.all().correlation(id)).entries())
                    .as(id)
                    .hasSize(1);
        }
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void allTurnsOfARunCarryTheIdOfWhoeverStartedItWhateverItsStepsWrite() {
        put("tower", "t");
        long before = os().status().tx();
        Run run = as("starter")
                .plans()
                .start(Launch.of(plan(TWO), all(context -> {
                            context.memory().get("tower");
                            context.memory().put(AtomDraft.text("direct/" + context.step(), "now"));
                            context.put(AtomDraft.text("kept/" + context.step(), "with the step"));
                            return out("n", 1);
                        }))
                        .id("run"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        List<TrailEntry> entries = trail().subList((int) before, trail().size());
        assertThat(entries.size()).isGreaterThanOrEqualTo(6);
        assertThat(entries).allMatch(entry -> entry.correlation().orElse("-").equals("starter"));
        assertThat(entries).extracting(entry -> entry.verb().orElse("-")).containsOnly("start-run", "put-all");
        requireReplaysTheSame();
    }

    @Test
    void whoResumesARunIsNamedFromThenOn() {
        Door door = new Door();
        Handlers stuck = all(context -> {
            if (context.step().equals("write")) {
                door.pass();
            }
            return out("n", 1);
        });
        as("first").plans().start(Launch.of(plan(TWO), stuck).id("run"));
        door.awaitReached();
        os().close();
        reopen();
        int before = trail().size();
        assertThat(trail()).allMatch(entry -> entry.correlation().orElse("-").equals("first"));
        assertThat(finish(as("second").plans().resume("run", all(context -> out("n", 2)), Reads.AS_IT_IS)))
                .isEqualTo(RunStatus.COMPLETED);
        List<TrailEntry> later = trail().subList(before, trail().size());
        assertThat(later).isNotEmpty();
        assertThat(later)
                .allMatch(entry -> entry.correlation().orElse("-").equals("second")
                        && entry.verb().orElse("-").equals("resume-run"));
        requireReplaysTheSame();
    }

    @Test
    void aDecisionCarriesTheIdOfWhoeverDecidesAndWhatFollowsThatOfTheRun() {
        String ask = "PLAN p: STEP a: APPROVE \"go?\" ASSIGN builder STEP b: ASSIGN builder REQUIRES a";
        Run run = as("starter")
                .plans()
                .start(Launch.of(plan(ask), all(PlanSuite::echo)).id("run"));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        as("person").plans().decide("run", "a", Decision.approve("anna"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        List<TrailEntry> decided =
                os().trail().read(TrailQuery.all().correlation("person")).entries();
        assertThat(decided).hasSize(1);
        assertThat(decided.get(0).verb()).contains("decide");
        assertThat(decided.get(0).changes().get(0).what()).contains("decided approve by anna");
        assertThat(trail().get(trail().size() - 1).correlation()).contains("starter");
        requireReplaysTheSame();
    }

    @Test
    void aDecisionByNobodyInParticularIsNotTheStarters() {
        String ask = "PLAN p: STEP a: APPROVE \"go?\" ASSIGN builder";
        Run run = as("starter")
                .plans()
                .start(Launch.of(plan(ask), all(PlanSuite::echo)).id("run"));
        finish(run);
        plans().decide("run", "a", Decision.approve("anna"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(trail().stream()
                        .filter(entry -> entry.changes().get(0).what().contains("decided"))
                        .map(TrailEntry::correlation))
                .containsExactly(Optional.empty());
    }

    @Test
    void aRunThatNobodyRunsIsTouchedByWhoeverTouchesIt() {
        String ask = "PLAN p: STEP a: APPROVE \"go?\" ASSIGN builder";
        finish(as("starter")
                .plans()
                .start(Launch.of(plan(ask), all(PlanSuite::echo)).id("run")));
        reopen();
        as("canceller").plans().cancel("run", "bob", "enough");
        assertThat(trail().get(trail().size() - 1).correlation()).contains("canceller");
        assertThat(trail().get(trail().size() - 1).verb()).contains("cancel-run");
        requireReplaysTheSame();
    }

    @Test
    void aForkIsItsCallersOwn() {
        finish(as("starter")
                .plans()
                .start(Launch.of(plan(TWO), all(context -> out("n", 1))).id("run")));
        int before = trail().size();
        finish(as("forker")
                .plans()
                .fork(
                        "run",
                        "write",
                        Launch.of(plan(TWO), all(context -> out("n", 2))).id("other")));
        assertThat(trail().subList(before, trail().size()))
                .isNotEmpty()
                .allMatch(entry -> entry.correlation().orElse("-").equals("forker")
                        && entry.verb().orElse("-").equals("fork-run"));
    }

    @Test
    void witnessesOfStepsNameTheCorrelationThemselves() {
        put("tower", "t");
        Witness own = answer("the handler's own");
        finish(as("starter")
                .plans()
                .start(Launch.of(plan(TWO), all(context -> {
                            context.memory().get("tower");
                            if (context.step().equals("find")) {
                                context.witness(own);
                            }
                            return out("n", 1);
                        }))
                        .id("run")));
        List<Witnessed> found = os().witnesses().list(WitnessQuery.all().correlation("starter"));
        assertThat(found).hasSize(3).extracting(Witnessed::id).contains(own.id());
        assertThat(found)
                .filteredOn(one -> one.witness().kind() == Witness.Kind.STEP)
                .hasSize(2)
                .allMatch(one -> one.witness().correlation().orElse("-").equals("starter"));
    }

    @Test
    void aWitnessOfTheCallersKeepsItsIdAndIsFoundUnderTheCall() {
        Witness plain = answer("plain");
        Witness named =
                Witness.of(Witness.Kind.ANSWER, "m").correlation("of its own").build();
        Witness child = Witness.of(Witness.Kind.ANSWER, "m").parent(plain.id()).build();
        List<Witnessed> recorded = as("req-1").witnesses().recordAll(List.of(plain, named, child));
        assertThat(recorded).extracting(Witnessed::id).containsExactly(plain.id(), named.id(), child.id());
        os().witnesses().record(answer("by nobody"));
        for (int i = 0; i < 3; i++) {
            assertThat(witnesses("req-1")).containsExactly(plain.id(), child.id());
            assertThat(witnesses("of its own")).containsExactly(named.id());
            assertThat(os().witnesses()
                            .list(WitnessQuery.all().correlation("req-1").model("m")))
                    .extracting(Witnessed::id)
                    .containsExactly(child.id());
            if (i == 0) {
                reopen();
            } else {
                index().rebuild();
            }
        }
        assertThat(os().witnesses().verify(plain.id()).findings()).isEmpty();
        assertThat(memory().verify().findings()).isEmpty();
    }
}
