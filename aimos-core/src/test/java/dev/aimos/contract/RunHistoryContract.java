package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.Comparison;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Runs afterwards: listed, shown as they were, resumed, forked, computed again, compared. */
public abstract class RunHistoryContract extends PlanSuite {
    private static final String ACL = """
            PLAN p:
              INPUT x = 1
              STEP a: ASSIGN builder INPUT y = inputs.x
              STEP b: ASSIGN builder INPUT y = steps.a.out.y + 1
              STEP c: ASSIGN builder INPUT y = steps.b.out.y + 1
              STEP d: ASSIGN builder INPUT y = steps.a.out.y * 10
            """;

    private Run start(String id, String acl) {
        return plans().start(Launch.of(plan(acl), all(PlanSuite::echo)).id(id));
    }

    private List<String> ids(RunQuery query) {
        return plans().runs(query).stream().map(RunSummary::run).toList();
    }

    @Test
    void runsAreListedTheLatestFirstByStatusPlanAndMoment() {
        finish(start("done", ACL));
        AsOf early = AsOf.tx(memoryTx());
        clock.nextDay();
        finish(start("asks", "PLAN q: STEP a: APPROVE \"go?\""));
        Door door = new Door();
        plans().start(Launch.of(plan(ACL), all(context -> {
                    door.pass();
                    return context.inputs();
                }))
                .id("under-way"));
        door.awaitReached();
        finish(plans().start(Launch.of(plan(ACL), failing(PlanSuite::echo, "b")).id("failed")));
        assertThat(ids(RunQuery.all())).containsExactly("failed", "under-way", "asks", "done");
        assertThat(ids(RunQuery.all().limit(2))).containsExactly("failed", "under-way");
        assertThat(ids(RunQuery.all().plan("q"))).containsExactly("asks");
        assertThat(ids(RunQuery.all().status(RunStatus.RUNNING))).containsExactly("under-way");
        assertThat(ids(RunQuery.all().status(RunStatus.WAITING, RunStatus.FAILED)))
                .containsExactly("failed", "asks");
        assertThat(ids(RunQuery.all().status(RunStatus.COMPLETED).limit(1))).containsExactly("done");
        assertThat(ids(RunQuery.all().asOf(early))).containsExactly("done");
        assertThat(ids(RunQuery.all().asOf(AsOf.tx(0)))).isEmpty();
        assertThat(ids(RunQuery.all().asOf(AsOf.instant(TestClock.START.plusSeconds(1)))))
                .containsExactly("done");
        assertThat(code(() -> RunQuery.all().limit(0))).contains("limit-out-of-range");
        RunSummary waiting = plans().runs(RunQuery.all().plan("q")).get(0);
        assertThat(waiting.waiting()).isOne();
        assertThat(waiting.startedAt()).isEqualTo(clock.instant());
        reopen();
        assertThat(ids(RunQuery.all().status(RunStatus.INTERRUPTED))).containsExactly("under-way");
        assertThat(plans().runs(RunQuery.all())).contains(waiting);
    }

    private long memoryTx() {
        return plans().events("done", 0, 1_000).getLast().recorded().tx();
    }

    @Test
    void aRunIsShownAsItWasKnownThen() {
        finish(start("run", ACL));
        List<RunEvent> events = plans().events("run", 0, 1_000);
        long tx = events.stream()
                .filter(event -> event.event() instanceof Event.Completed done
                        && done.step().equals("a"))
                .findFirst()
                .orElseThrow()
                .recorded()
                .tx();
        RunView then = plans().show("run", AsOf.tx(tx));
        assertThat(then.summary().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(then.step("a").orElseThrow().state()).isEqualTo(StepState.COMPLETED);
        assertThat(then.step("b").orElseThrow().state()).isEqualTo(StepState.RUNNING);
        assertThat(then.step("c").orElseThrow().state()).isEqualTo(StepState.PENDING);
        assertThat(then.events()).isLessThan(events.size());
        assertThatThrownBy(() -> plans().show("run", AsOf.tx(0))).isInstanceOf(AimosException.NotFound.class);
        RunView now = plans().show("run");
        reopen();
        assertThat(plans().show("run")).isEqualTo(now);
        assertThat(plans().show("run", AsOf.tx(tx))).isEqualTo(then);
    }

    @Test
    void aRunThatIsUnderWayIsResumedByNobodyElse() {
        Door door = new Door();
        Run run = plans().start(Launch.of(plan(ACL), all(context -> {
                    door.pass();
                    return context.inputs();
                }))
                .id("run"));
        door.awaitReached();
        assertThat(plans().resume("run", dev.aimos.plan.Handlers.none())).isSameAs(run);
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.Resumed.class)).isEmpty();
    }

    @Test
    void twoWhoResumeAtOnceGetTheSameRun() throws Exception {
        Door door = new Door();
        plans().start(Launch.of(plan(ACL), all(context -> {
                    door.pass();
                    return context.inputs();
                }))
                .id("run"));
        door.awaitReached();
        reopen();
        Door again = new Door();
        Set<Run> resumed = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> resumed.add(plans().resume("run", all(context -> {
                        again.pass();
                        return context.inputs();
                    })))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        again.open();
        assertThat(resumed).hasSize(1);
        assertThat(finish(resumed.iterator().next())).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.Resumed.class)).hasSize(1);
        requireReplaysTheSame();
    }

    @Test
    void aRetryThatWasDueWhileNobodyRanTheRunIsMadeWhenItIsResumed() {
        Run run = plans().start(Launch.of(
                        plan("PLAN p: STEP a: ASSIGN builder RETRY 1 backoff=1h, max=1h"), all(context -> {
                            if (context.attempt() == 1) {
                                throw new StepFailure("busy", "busy", true);
                            }
                            return context.inputs();
                        }))
                .id("run"));
        Watch.of(run).await(Event.RetryScheduled.class::isInstance);
        reopen();
        clock.nextDay();
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls("a")).isEqualTo(2);
        requireReplaysTheSame();
    }

    @Test
    void nothingIsBegunOnceTheRunsTimeIsOver() {
        Door door = new Door();
        plans().start(Launch.of(plan(ACL.replace("INPUT x = 1", "INPUT x = 1 TIMEOUT 1h")), all(context -> {
                    door.pass();
                    return context.inputs();
                }))
                .id("run"));
        door.awaitReached();
        int before = calls("a");
        reopen();
        clock.nextDay();
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("run-timeout");
        assertThat(calls("a")).isEqualTo(before);
        requireReplaysTheSame();
    }

    @Test
    void anAttemptThatDiedIsMadeAgainThoughItsTimeWouldBeOver() {
        Door door = new Door();
        String acl = "PLAN p: STEP a: ASSIGN builder TIMEOUT 1m STEP b: APPROVE \"go?\"";
        plans().start(Launch.of(plan(acl), all(context -> {
                    door.pass();
                    return context.inputs();
                }))
                .id("run"));
        door.awaitReached();
        reopen();
        clock.nextDay();
        plans().decide("run", "b", dev.aimos.plan.Decision.approve("me"));
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").attempts()).isEqualTo(2);
        requireReplaysTheSame();
    }

    @Test
    void aForkTakesOverWhatDoesNotDependOnTheStep() {
        finish(start("run", ACL));
        calls.clear();
        Run fork = plans().fork(
                        "run", "b", Launch.of(plan(ACL), all(PlanSuite::echo)).id("fork"));
        assertThat(finish(fork)).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls).containsOnlyKeys("b", "c");
        assertThat(fork.view().summary().forkedFrom()).contains("run");
        assertThat(fork.view().step("a").orElseThrow().note()).contains("run");
        assertThat(plans().replay("fork").same()).isTrue();
        assertThat(fork.view().step("c").orElseThrow().outputs()).isEqualTo(out("y", 3));
    }

    @Test
    void aForkDoesAgainWhatItsPlanSaysOtherwiseAndWhatThatIsNeededFor() {
        finish(start("run", ACL));
        calls.clear();
        String changed = ACL.replace("steps.a.out.y * 10", "steps.a.out.y * 20");
        Run fork = plans().fork(
                        "run",
                        "c",
                        Launch.of(plan(changed), all(PlanSuite::echo)).id("fork"));
        assertThat(finish(fork)).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls).containsOnlyKeys("c", "d");
        assertThat(code(() -> plans().fork("run", "z", Launch.of(plan(ACL), all(PlanSuite::echo)))))
                .contains("step-missing");
        assertThat(code(() -> plans().fork("other", "a", Launch.of(plan(ACL), all(PlanSuite::echo)))))
                .contains("run-missing");
        assertThat(code(() -> plans().fork(
                                "run",
                                "a",
                                Launch.of(plan(ACL), all(PlanSuite::echo)).id("fork"))))
                .contains("run-exists");
        assertThatThrownBy(() -> plans().fork(
                                "run",
                                "a",
                                Launch.of(plan("PLAN p: STEP a: ASSIGN builder REQUIRES z"), all(PlanSuite::echo))))
                .isInstanceOf(dev.aimos.plan.PlanRefused.class);
    }

    @Test
    void aForkDoesAgainWhatWasUndoneAndWhatWasSkippedBecauseItFailed() {
        String acl = """
                PLAN p:
                  STEP done: ASSIGN builder
                  STEP undone: ASSIGN builder COMPENSATE undo
                  STEP skipped: ASSIGN builder ON_FAIL skip
                  STEP after: ASSIGN builder INPUT x = steps.skipped.out.x ?? "none"
                  STEP never: WHEN false ASSIGN builder
                  STEP beside: REQUIRES never ASSIGN builder
                  STEP bad: REQUIRES done, undone, after, beside ASSIGN builder
                  STEP undo: ASSIGN operator
                """;
        finish(plans().start(Launch.of(plan(acl), failing(PlanSuite::echo, "bad", "skipped"))
                .id("run")));
        calls.clear();
        Run fork = plans().fork(
                        "run",
                        "bad",
                        Launch.of(plan(acl), all(context -> out("x", 1))).id("fork"));
        assertThat(finish(fork)).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls).containsOnlyKeys("undone", "skipped", "after", "bad");
        assertThat(plans().replay("fork").same()).isTrue();
    }

    @Test
    void aForkDoesACallAgainWhosePlanIsAnother() {
        String acl =
                "PLAN p: STEP a: CALL q STEP b: ASSIGN builder PLAN q: OUTPUT n = steps.s.out.n STEP s: ASSIGN builder INPUT n = 1";
        finish(start("run", acl));
        String changed = acl.replace("INPUT n = 1", "INPUT n = 2");
        Run fork = plans().fork(
                        "run",
                        "b",
                        Launch.of(plan(changed), all(PlanSuite::echo)).id("fork"));
        assertThat(finish(fork)).isEqualTo(RunStatus.COMPLETED);
        assertThat(fork.view().step("a").orElseThrow().outputs()).isEqualTo(out("n", 2));
    }

    @Test
    void runsOfTheSameThingCompareTheSameAndOthersTellWhere() {
        String chain =
                "PLAN p: INPUT x = 1 STEP a: ASSIGN builder INPUT y = inputs.x STEP b: ASSIGN builder INPUT y = steps.a.out.y";
        finish(start("one", chain));
        clock.nextDay();
        finish(start("two", chain));
        assertThat(plans().compare("one", "two").same()).isTrue();
        finish(plans().start(Launch.of(plan(chain), all(PlanSuite::echo))
                .input("x", Json.of(2))
                .id("three")));
        Comparison different = plans().compare("one", "three");
        assertThat(different.same()).isFalse();
        assertThat(different.differences().get(0).what()).isEqualTo("inputs");
        assertThat(different.differences()).anySatisfy(difference -> {
            assertThat(difference.step()).isEqualTo("a");
            assertThat(difference.what()).isEqualTo("outputs");
        });
        finish(plans().start(
                        Launch.of(plan(chain), failing(PlanSuite::echo, "b")).id("four")));
        assertThat(plans().compare("one", "four").same()).isFalse();
        assertThat(code(() -> plans().compare("one", "other"))).contains("run-missing");
        assertThat(code(() -> plans().replay("other"))).contains("run-missing");
    }

    @Test
    void theSameRunInAnotherStoreIsWrittenTheSame() throws IOException {
        String acl = """
                PLAN p:
                  INPUT x = 1
                  BUDGET tokens=100, time=1h
                  STEP a: ASSIGN builder INPUT y = inputs.x RETRY 2 backoff=0ms
                  STEP b: FOR_EACH v IN [steps.a.out.y, 2] parallel=1 ASSIGN builder INPUT v = v
                  STEP c: REQUIRES b CALL q ON_FAIL skip
                PLAN q:
                  STEP s: ASSIGN builder GATE out.n > 0
                """;
        Launch launch = Launch.of(plan(acl), all(context -> {
                    if (context.step().equals("a") && context.attempt() == 1) {
                        throw new StepFailure("busy", "busy", true);
                    }
                    return context.inputs();
                }))
                .parallel(1);
        Run here = plans().start(launch);
        finish(here);
        Harness otherHarness = newHarness();
        try (AimOs other = open(otherHarness)) {
            Run there = other.plans().start(launch);
            finish(there);
            assertThat(there.id()).isEqualTo(here.id());
            assertThat(other.plans().events(there.id(), 0, 1_000)).isEqualTo(plans().events(here.id(), 0, 1_000));
            assertThat(other.memory().verify(dev.aimos.Progress.NONE).root())
                    .isEqualTo(memory().verify(dev.aimos.Progress.NONE).root());
        } finally {
            otherHarness.dispose();
        }
    }

    @Test
    void aRunWithoutANameGetsOneOfItsOwn() {
        Launch launch = Launch.of(plan(ACL), all(PlanSuite::echo));
        String first = plans().start(launch).id();
        String second = plans().start(launch).id();
        assertThat(first).isNotEqualTo(second).matches("r[0-9a-f]{12}");
    }

    @Test
    void aNameThatIsTakenIsRefusedWhateverThePlanAndTheStoreGoesOn() {
        finish(start("run", ACL));
        assertThat(code(() -> start("run", "PLAN other: STEP a: ASSIGN builder")))
                .contains("run-exists");
        assertThat(code(() -> start("run", "PLAN other: STEP a: ASSIGN builder")))
                .contains("run-exists");
        put("k", "still written");
        assertThat(finish(start("next", "PLAN other: STEP a: ASSIGN builder"))).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aDiagramShowsHowEachStepStands() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder ON_FAIL fallback f
                  STEP b: APPROVE "go?" REQUIRES a
                  STEP c: REQUIRES b ASSIGN builder
                  STEP d: WHEN false ASSIGN builder
                  STEP f: ASSIGN planner
                """;
        finish(plans().start(Launch.of(plan(acl), failing(PlanSuite::echo, "a")).id("run")));
        String diagram = plans().mermaid("run");
        assertThat(diagram)
                .startsWith("flowchart TD")
                .contains("class p0s0 completed", "class p0s1 waiting", "class p0s2 pending", "class p0s3 skipped")
                .contains("class p0s4 completed", "classDef completed", "classDef waiting");
        reopen();
        assertThat(plans().mermaid("run")).isEqualTo(diagram);
        assertThat(code(() -> plans().mermaid("other"))).contains("run-missing");
    }

    @Test
    void whoLooksWhileARunBeginsSeesItOrNothing() throws Exception {
        Plans plans = plans();
        for (int i = 0; i < 200; i++) {
            String id = "run" + i;
            Thread starting = Thread.ofVirtual().start(() -> finish(start(id, "PLAN p: STEP a: INPUT x = 1")));
            while (starting.isAlive()) {
                try {
                    assertThat(plans.show(id).summary().run()).isEqualTo(id);
                } catch (AimosException.NotFound e) {
                    assertThat(e.code()).isEqualTo("run-missing");
                }
                plans.runs(RunQuery.all().limit(1));
            }
        }
        assertThat(ids(RunQuery.all().limit(1_000))).hasSize(200);
        assertThat(Duration.between(TestClock.START, clock.instant())).isZero();
    }
}
