package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.Verb;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Extractor;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.Linking;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Decision;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.StepFailure;
import dev.aimos.text.RuleExtractor;
import dev.aimos.witness.Abstention;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Risk;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import io.micrometer.core.instrument.Meter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store measures of itself. */
public abstract class MetricsContract extends MetricsSuite {
    @TempDir
    Path temp;

    @Test
    void everyCallIsTimedOnceUnderItsVerbAndNoOther() {
        put("seed", "words to be found");
        memory().snapshot("first");
        VerbBook book = new VerbBook(os(), plan("PLAN p: STEP a: ASSIGN builder"), temp);
        book.afterSearch(os());
        assertThat(book.calls().keySet()).as("every verb has a call").isEqualTo(EnumSet.allOf(Verb.class));
        book.calls().forEach((verb, call) -> {
            Map<Verb, Long> before = counts();
            VerbBook.make(call);
            before.merge(verb, 1L, Long::sum);
            if (verb == Verb.VERIFY_RECEIPT) {
                before.merge(Verb.SEARCH, 1L, Long::sum); // it searches again, as anybody would
            }
            assertThat(counts()).as(verb.tag()).isEqualTo(before);
        });
        assertThat(gauge("aimos.calls")).isZero();
    }

    private Map<Verb, Long> counts() {
        return EnumSet.allOf(Verb.class).stream().collect(Collectors.toMap(verb -> verb, this::calls));
    }

    @Test
    void theStagesOfACallAddUpToNoMoreThanItsTime() {
        put("a", "words about bridges");
        requireStages(Verb.PUT, "write");
        index().search(Query.of("bridges").receipt(true).reranking(Reranking.mmr(0.5)));
        requireStages(Verb.SEARCH, "search");
        assertThat(spent(Stage.SEARCH_RERANK)).isPositive();
        assertThat(spent(Stage.SEARCH_RECEIPT)).isPositive();
        assertThat(spent(Stage.SEARCH_VECTOR)).isZero();
        double searched = spent("search");
        index().assemble(Query.of("bridges").receipt(true), TokenBudget.of(50));
        assertThat(spent("assemble") + spent("search") - searched)
                .isPositive()
                .isLessThanOrEqualTo(spent(Verb.ASSEMBLE));
        double written = spent("write");
        os().graph().assert_(Entity.of("Ann"));
        assertThat(spent("assert") + spent("write") - written).isPositive().isLessThanOrEqualTo(spent(Verb.ASSERT));
        os().graph().stats(AsOf.now());
        requireStages(Verb.GRAPH_STATS, "graph");
        double before = spent("write");
        memory().erase(List.of("a"));
        assertThat(spent("erase") + spent("write") - before).isPositive().isLessThanOrEqualTo(spent(Verb.ERASE));
        index().rebuild();
        requireStages(Verb.REBUILD, "rebuild");
        assertThat(spent(Stage.OPEN_RECOVER)).isPositive();
        assertThat(spent(Stage.OPEN_CATCH_UP)).isPositive();
    }

    private double spent(String part) {
        return EnumSet.allOf(Stage.class).stream()
                .filter(stage -> stage.part().equals(part))
                .mapToDouble(this::spent)
                .sum();
    }

    private void requireStages(Verb verb, String part) {
        assertThat(spent(part)).as(part).isPositive().isLessThanOrEqualTo(spent(verb));
    }

    /** Of what goes on behind calls, or in threads of its own. */
    private static final Set<String> BEHIND = Set.of("open", "follow");

    @Test
    void noCallHasStagesThatAddUpToMoreThanItsTime() {
        put("seed", "words to be found. Others beside.");
        memory().snapshot("first");
        VerbBook book = new VerbBook(os(), plan("PLAN p: STEP a: ASSIGN builder"), temp);
        book.afterSearch(os());
        book.calls().forEach((verb, call) -> {
            double stages = stages();
            double time = spent(verb);
            VerbBook.make(call);
            assertThat(stages() - stages).as(verb.tag()).isLessThanOrEqualTo(spent(verb) - time);
        });
    }

    private double stages() {
        return EnumSet.allOf(Stage.class).stream()
                .filter(stage -> !BEHIND.contains(stage.part()))
                .mapToDouble(this::spent)
                .sum();
    }

    @Test
    void whatTakesLongIsInStages() {
        put("a", "Ann knows Bob. Bob knows Ann.");
        put("a", "Ann knows Bob.");
        os().witnesses().record(Witness.of(Witness.Kind.ANSWER, "m").build());
        memory().verify();
        requireStages(Verb.VERIFY, "verify");
        memory().backup(temp.resolve("backup"));
        requireStages(Verb.BACKUP, "backup");
        memory().diff(AsOf.tx(1), AsOf.now());
        requireStages(Verb.DIFF, "diff");
        os().graph().fromIndex(Linking.by(new RuleExtractor()));
        requireStages(Verb.LINK, "link");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        os().graph().export(GraphExport.of(GraphExport.Format.JSON), file);
        os().graph().importFrom(GraphExport.Format.JSON, new ByteArrayInputStream(file.toByteArray()));
        requireStages(Verb.IMPORT, "import");
        os().witnesses().bundle(WitnessQuery.all(), temp.resolve("bundle"), Progress.NONE);
        requireStages(Verb.BUNDLE, "bundle");
        os().trail().read(TrailQuery.all().key("a"));
        requireStages(Verb.TRAIL, "trail");
        for (Stage stage : Stage.values()) {
            if (Set.of("verify", "backup", "diff", "link", "import", "bundle", "trail", "upkeep")
                    .contains(stage.part())) {
                assertThat(spent(stage)).as(stage.tag()).isPositive();
            }
        }
    }

    @Test
    void whatALinkTookUntilItsExtractorFailedIsToldToo() {
        put("a", "text");
        Extractor failing = new Extractor() {
            @Override
            public String id() {
                return "failing";
            }

            @Override
            public Extraction extract(Passage passage) {
                throw new IllegalArgumentException("no");
            }
        };
        VerbBook.make(() -> os().graph().fromIndex(Linking.by(failing)));
        assertThat(spent(Stage.LINK_READ)).isPositive();
    }

    @Test
    void aStageIsTimedAsOftenAsItIsGoneThrough() {
        put("a", "one");
        put("b", "two");
        memory().putAll(List.of(AtomDraft.text("c", "three"), AtomDraft.text("d", "four")));
        for (Stage stage : List.of(
                Stage.WRITE_PREPARE, Stage.WRITE_LOCK, Stage.WRITE_APPEND, Stage.WRITE_PROJECT, Stage.WRITE_DURABLE)) {
            assertThat(registry.get("aimos.stage")
                            .tag("stage", stage.tag())
                            .timer()
                            .count())
                    .as(stage.tag())
                    .isEqualTo(3);
        }
        assertThat(registry.get("aimos.fsync").timer().count()).isPositive();
        assertThat(registry.get("aimos.fsync.records").summary().totalAmount()).isEqualTo(4, within(0.01));
    }

    @Test
    void writesAreCountedByWhatCameOfThem() {
        put("a", "one");
        put("a", "two");
        put("a", "two");
        memory().retract("a");
        memory().retract("a");
        os().graph().assert_(Entity.of("Ann"));
        os().graph().assert_(Entity.of("Ann"));
        os().witnesses().record(Witness.of(Witness.Kind.ANSWER, "m").build());
        assertThat(counted("aimos.writes"))
                .isEqualTo(Map.of(
                        "atom/created", 1.0,
                        "atom/updated", 1.0,
                        "atom/unchanged", 2.0,
                        "atom/retracted", 1.0,
                        "item/created", 1.0,
                        "item/unchanged", 1.0,
                        "witness/created", 1.0));
        memory().erase(List.of("a"));
        assertThat(counted("aimos.records.written"))
                .isEqualTo(Map.of("atom", 2.0, "retraction", 1.0, "item", 1.0, "witness", 1.0, "erasure", 1.0));
        assertThat(counted("aimos.records.erased")).isEqualTo(Map.of("", 3.0));
        assertThat(gauge("aimos.records")).isEqualTo(6);
    }

    @Test
    void whatIsRefusedIsNoWriteButAnErrorOfItsKind() {
        assertThatThrownBy(() -> put("", "text")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> os().plans().show("none")).isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> memory().verify((stage, done, total) -> {
                    throw new IllegalStateException("listener");
                }))
                .isInstanceOf(IllegalStateException.class);
        Progress failing = (stage, done, total) -> {
            throw new AssertionError("listener");
        };
        put("a", "text");
        assertThatThrownBy(() -> memory().verify(failing)).isInstanceOf(AssertionError.class);
        Progress broken = (stage, done, total) -> {
            throw new UnsupportedOperationException("listener");
        };
        assertThatThrownBy(() -> memory().verify(broken)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(counted("aimos.errors"))
                .isEqualTo(Map.of(
                        "invalid-request/put", 1.0,
                        "not-found/show-run", 1.0,
                        "illegal-state/verify", 1.0,
                        "error/verify", 1.0,
                        "unexpected/verify", 1.0));
        assertThat(counted("aimos.writes")).isEqualTo(Map.of("atom/created", 1.0));
    }

    @Test
    void searchesThatFindNothingAreCounted() {
        put("a", "words");
        index().search(Query.of("words"));
        index().search(Query.of("nowhere"));
        assertThat(counted("aimos.searches.empty")).isEqualTo(Map.of("", 1.0));
    }

    @Test
    void gaugesTellSizes() {
        put("a", "One sentence. Another one.\n\nA second paragraph.");
        put("a", "One sentence. Another one.\n\nA second paragraph!");
        memory().snapshot("note");
        Entity ann = Entity.of("Ann");
        Entity bob = Entity.of("Bob");
        os().graph().assert_(ann);
        os().graph().assert_(bob);
        String relation = os().graph().relate(ann, RelationType.REFERENCES, bob).id();
        index().search(Query.of("sentence")); // the index has caught up
        assertThat(gauge("aimos.atoms")).isEqualTo(1);
        assertThat(gauge("aimos.items")).isEqualTo(3);
        assertThat(gauge("aimos.relations")).isEqualTo(1);
        assertThat(gauge("aimos.snapshots")).isEqualTo(1);
        assertThat(gauge("aimos.records")).isEqualTo(6);
        assertThat(gauge("aimos.journal")).isEqualTo((double) os().status().journalBytes());
        assertThat(gauge("aimos.segments")).isEqualTo(1);
        assertThat(gauge("aimos.unsynced")).isZero();
        assertThat(gauge("aimos.writable")).isEqualTo(1);
        assertThat(gauge("aimos.index.lag")).isZero();
        assertThat(gauge("aimos.register.lag")).isZero();
        assertThat(gauge("aimos.nodes", "level", "sentence")).isEqualTo(6);
        assertThat(gauge("aimos.nodes", "level", "paragraph")).isEqualTo(4);
        reopen();
        assertThat(gauge("aimos.relations")).isEqualTo(1);
        os().graph().erase(List.of(relation));
        assertThat(gauge("aimos.relations")).isZero();
        assertThat(gauge("aimos.items")).isEqualTo(2);
        index().rebuild();
        assertThat(gauge("aimos.relations")).isZero();
    }

    @Test
    void runsStepsAttemptsAndRetriesAreCounted() {
        AtomicInteger tries = new AtomicInteger();
        String acl = "PLAN p: STEP a: ASSIGN builder RETRY 2 backoff=0ms STEP b: APPROVE \"go?\" ASSIGN builder "
                + "STEP c: WHEN false ASSIGN builder";
        var run = start(acl, all(context -> {
            if (context.step().equals("a") && tries.incrementAndGet() == 1) {
                throw new StepFailure("unready", "not yet", true);
            }
            return echo(context);
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        assertThat(gauge("aimos.runs.live")).isEqualTo(1);
        assertThat(gauge("aimos.runs.waiting")).isEqualTo(1);
        plans().decide("run", "b", Decision.approve("me"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(counted("aimos.runs.ended")).isEqualTo(Map.of("completed", 1.0));
        assertThat(counted("aimos.steps")).isEqualTo(Map.of("completed", 2.0, "skipped", 1.0));
        assertThat(counted("aimos.attempts")).isEqualTo(Map.of("returned", 2.0, "failed", 1.0));
        assertThat(counted("aimos.retries")).isEqualTo(Map.of("", 1.0));
        assertThat(gauge("aimos.runs.live")).isZero();
        assertThat(gauge("aimos.runs.waiting")).isZero();
        assertThat(spent(Stage.PLAN_COMPUTE)).isPositive();
        assertThat(registry.get("aimos.stage")
                        .tag("stage", "plan.handler")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void anAttemptThatTakesTooLongIsTimedOutAndOneOfACancelledRunStopped() throws Exception {
        Door door = new Door();
        var run = start("PLAN p: STEP a: ASSIGN builder TIMEOUT 1m", all(context -> {
            door.pass();
            return echo(context);
        }));
        door.awaitReached();
        clock.advance(Duration.ofMinutes(1));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        door.open();
        assertThat(counted("aimos.attempts")).isEqualTo(Map.of("timed-out", 1.0));
        Door other = new Door();
        var second = plans().start(dev.aimos.plan.Launch.of(plan("PLAN p: STEP a: ASSIGN builder"), all(context -> {
                    other.pass();
                    return echo(context);
                }))
                .id("second"));
        other.awaitReached();
        plans().cancel("second", "me", "enough");
        assertThat(finish(second)).isEqualTo(RunStatus.CANCELLED);
        other.open();
        assertThat(counted("aimos.attempts")).isEqualTo(Map.of("timed-out", 1.0, "stopped", 1.0));
        assertThat(counted("aimos.runs.ended")).isEqualTo(Map.of("failed", 1.0, "cancelled", 1.0));
    }

    @Test
    void gatesAreCountedOfWitnessesWithAJudgement() {
        Judgement passed = os().witnesses().gate().judge(0.99, Risk.NONE, Criticality.ROUTINE);
        Judgement unsure = os().witnesses().gate().judge(0.1, Risk.NONE, Criticality.CRITICAL);
        Judgement own = new Judgement(
                0.9,
                Criticality.ROUTINE,
                Optional.empty(),
                0.7,
                Risk.NONE,
                0,
                1,
                Optional.of(new Abstention(List.of(new Abstention.Reason("my-own-reason", "because", "nothing")))));
        for (Judgement judgement : List.of(passed, unsure, own)) {
            Witness witness =
                    Witness.of(Witness.Kind.ANSWER, "m").judgement(judgement).build();
            os().witnesses().record(witness);
            os().witnesses().record(witness);
        }
        assertThat(counted("aimos.gates"))
                .isEqualTo(Map.of("routine/passed", 1.0, "critical/abstained", 1.0, "routine/abstained", 1.0));
        assertThat(counted("aimos.abstentions")).isEqualTo(Map.of("confidence-below-threshold", 1.0, "other", 1.0));
    }

    @Test
    void noTagHasAValueThatACallerGave() {
        String secret = "sécret-ü";
        put(secret, secret);
        VerbBook.make(() -> memory().retract(secret + "2"));
        index().search(Query.of(secret));
        os().graph().assert_(Entity.of(secret));
        os().graph().assert_(Claim.of(Entity.of(secret), "knows", Value.of(secret)));
        os().witnesses()
                .record(Witness.of(Witness.Kind.ANSWER, secret)
                        .correlation(secret)
                        .build());
        plans().start(dev.aimos.plan.Launch.of(
                plan("PLAN secret: ROLE secret: llm STEP secret: ASSIGN secret"), all(PlanSuite::echo)));
        VerbBook.make(() -> plans().show(secret));
        VerbBook.make(() -> memory().put(AtomDraft.text("", secret)));
        Set<String> stores = Set.of(store());
        for (Meter meter : registry.getMeters()) {
            Metric metric = EnumSet.allOf(Metric.class).stream()
                    .filter(one ->
                            meter.getId().getName().replace(".percentile", "").equals(one.id()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(meter.getId() + " is not in the catalogue"));
            for (var tag : meter.getId().getTags()) {
                Set<String> values = tag.getKey().equals(Metric.STORE)
                        ? stores
                        : tag.getKey().equals("phi")
                                ? Set.of("0.5", "0.95", "0.99")
                                : metric.tags().stream()
                                        .filter(one -> one.name().equals(tag.getKey()))
                                        .flatMap(one -> one.values().stream())
                                        .collect(Collectors.toSet());
                assertThat(values).as(meter.getId().toString()).contains(tag.getValue());
            }
        }
    }

    private String store() {
        return registry.get("aimos.atoms").gauge().getId().getTag(Metric.STORE);
    }

    @Test
    void aClosedStoreLeavesNothingInTheRegistryNotEvenWhenItIsCalled() {
        put("a", "text");
        assertThatThrownBy(() -> put("", "text")).isInstanceOf(AimosException.class);
        var records = registry.get("aimos.records").gauge();
        AimOs closed = os();
        closed.close();
        assertThat(registry.getMeters()).isEmpty();
        assertThatThrownBy(() -> closed.memory().get("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.memory().put(AtomDraft.text("a", "b")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(registry.getMeters()).isEmpty();
        assertThat(records.value()).as("a gauge somebody kept does not throw").isNotNegative();
    }

    @Test
    void aStoreThatIsOpenedAgainBeginsAnewUnderItsName() {
        put("a", "text");
        String name = store();
        reopen();
        assertThat(store()).isEqualTo(name);
        assertThat(calls(Verb.PUT)).isZero();
        assertThat(gauge("aimos.atoms")).isEqualTo(1);
        put("a", "other");
        assertThat(calls(Verb.PUT)).isEqualTo(1);
    }

    @Test
    void twoStoresOfOneRegistryAreKeptApart() throws IOException {
        Harness another = newHarness();
        try (AimOs second = another.open(clock, registry, null)) { // of the same name, if it is in memory
            put("a", "text");
            second.memory().put(AtomDraft.text("b", "text"));
            second.memory().put(AtomDraft.text("c", "text"));
            assertThat(registry.find("aimos.atoms").gauges())
                    .extracting(gauge -> gauge.value())
                    .containsExactlyInAnyOrder(1.0, 2.0);
            assertThat(registry.find("aimos.verb").tag("verb", "put").timers())
                    .extracting(timer -> timer.count())
                    .containsExactlyInAnyOrder(1L, 2L);
        }
        assertThat(gauge("aimos.atoms")).as("the first goes on").isEqualTo(1);
        assertThat(registry.find("aimos.atoms").gauges()).hasSize(1);
        another.dispose();
    }

    @Test
    void vectorsAreMeasuredWithAnEmbedderOnly() throws IOException {
        assertThat(registry.find("aimos.vectors.lag").gauge()).isNull();
        os().close();
        ScriptedEmbedder embedder = new ScriptedEmbedder(16);
        Harness another = newHarness();
        try (AimOs second = another.open(clock, registry, embedder)) {
            second.memory().put(AtomDraft.text("a", "words"));
            second.index().embed();
            second.index().search(Query.of("words"));
            assertThat(counted("aimos.vectors.embedded"))
                    .isEqualTo(Map.of("", (double) embedder.texts().size()));
            assertThat(gauge("aimos.vectors.lag")).isZero();
            assertThat(spent(Stage.SEARCH_VECTOR)).isPositive();
            assertThat(spent(Stage.SEARCH_EMBED)).isPositive();
            assertThat(spent(Stage.FOLLOW_EMBED)).isPositive();
            embedder.answer(vectors -> {
                throw new IllegalArgumentException("broken");
            });
            second.memory().put(AtomDraft.text("b", "other words"));
            assertThatThrownBy(() -> second.index().embed()).isInstanceOf(AimosException.Fault.class);
            assertThat(counted("aimos.vectors.failures").get("")).isPositive();
            assertThat(counted("aimos.errors")).containsKey("fault/embed");
            embedder.mend();
        }
        another.dispose();
    }
}
