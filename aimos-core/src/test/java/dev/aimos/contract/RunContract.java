package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.Json;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How steps run: in what order, with what, and what follows when they fail. */
public abstract class RunContract extends PlanSuite {
    @Test
    void valuesFlowFromStepToStepAndOutOfThePlan() {
        String acl = """
                PLAN p:
                  INPUT who: text = "world"
                  OUTPUT greeting: text = ${steps.greet.out.text}
                  STEP greet:
                    ASSIGN builder: "Greet ${inputs.who}"
                    INPUT text = "Hello, ${inputs.who} number ${steps.count.out.n}"
                  STEP count:
                    ASSIGN planner
                    INPUT n = 2 + 3
                """;
        assertThat(finish(acl, all(PlanSuite::echo))).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().show("run").results()).isEqualTo(out("greeting", "Hello, world number 5"));
        assertThat(calls("greet")).isOne();
        assertThat(step("count").outputs()).isEqualTo(out("n", 5));
        assertThat(plans().replay("run").same()).isTrue();
        assertThat(memory().verify(dev.aimos.Progress.NONE).passed()).isTrue();
    }

    @Test
    void stepsThatDoNotNeedEachOtherRunAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        String acl = "PLAN p: STEP a: ASSIGN builder STEP b: ASSIGN builder STEP c: ASSIGN builder";
        assertThat(finish(acl, all(context -> {
                    all.await(1, TimeUnit.MINUTES);
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aStepWaitsForWhatItNeedsAndForNothingElse() throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        String acl = """
                PLAN p:
                  STEP slow: ASSIGN builder
                  STEP a: ASSIGN builder
                  STEP b: REQUIRES a ASSIGN builder
                """;
        Run run = start(acl, all(context -> {
            if (context.step().equals("slow")) {
                assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
            } else if (context.step().equals("b")) {
                last.countDown();
            }
            return Json.Obj.EMPTY;
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.Completed.class))
                .extracting(Event.Completed::step)
                .startsWith("a")
                .containsExactlyInAnyOrder("a", "b", "slow");
    }

    @Test
    void noOneReadsWhatAGateHasRefused() {
        AtomicInteger score = new AtomicInteger();
        String acl = """
                PLAN p:
                  STEP rate: ASSIGN verifier OUTPUT score: number GATE enough: out.score >= 3 "only ${out.score}" RETRY 5 backoff=0ms
                  STEP use: ASSIGN builder INPUT score = steps.rate.out.score
                """;
        assertThat(finish(
                        acl,
                        all(context -> context.step().equals("rate")
                                ? out("score", score.incrementAndGet())
                                : context.inputs())))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("use").outputs()).isEqualTo(out("score", 3));
        assertThat(history(Event.GateChecked.class))
                .extracting(Event.GateChecked::passed)
                .containsExactly(false, false, true);
    }

    @Test
    void aFailedAttemptIsMadeAgainAfterAWhileThatGrows() {
        String acl = "PLAN p: STEP a: ASSIGN builder RETRY 2 backoff=1s, factor=10, jitter=0";
        Run run = start(acl, all(context -> {
            if (context.attempt() < 3) {
                throw new StepFailure("busy", "not now", true);
            }
            return Json.Obj.EMPTY;
        }));
        Watch watch = Watch.of(run);
        Event.RetryScheduled first = (Event.RetryScheduled) watch.await(Event.RetryScheduled.class::isInstance);
        assertThat(first.at()).isEqualTo(clock.instant().plusSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        Event.RetryScheduled second = (Event.RetryScheduled) watch.await(Event.RetryScheduled.class::isInstance);
        assertThat(second.at()).isEqualTo(clock.instant().plusSeconds(10));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        clock.advance(Duration.ofSeconds(10));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").attempts()).isEqualTo(3);
    }

    @Test
    void whatReadsASkippedStepIsSkippedAndWhatOnlyFollowsItIsNot() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder ON_FAIL skip
                  STEP reads: ASSIGN builder INPUT x = steps.a.out.x
                  STEP follows: REQUIRES a ASSIGN builder
                  STEP asks: ASSIGN builder INPUT x = steps.a.out.x ?? "none"
                """;
        assertThat(finish(acl, all(context -> {
                    if (context.step().equals("a")) {
                        throw new StepFailure("no", "no", false);
                    }
                    return context.inputs();
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("reads").state()).isEqualTo(StepState.SKIPPED);
        assertThat(step("follows").state()).isEqualTo(StepState.COMPLETED);
        assertThat(step("asks").outputs()).isEqualTo(out("x", "none"));
    }

    @Test
    void aFallbackStandsForTheStepThatFailed() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder OUTPUT x: text ON_FAIL fallback b
                  STEP b: ASSIGN critic OUTPUT x: text
                  STEP c: ASSIGN builder INPUT x = steps.a.out.x
                """;
        assertThat(finish(acl, all(context -> switch (context.step()) {
                    case "a" -> throw new IllegalStateException("broken");
                    case "a|b" -> out("x", "from b");
                    default -> context.inputs();
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("c").outputs()).isEqualTo(out("x", "from b"));
    }

    @Test
    void eachItemOfAListIsDoneAndNoMoreAtATimeThanAllowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        String acl = """
                PLAN p:
                  STEP list: INPUT xs = [3, 1, 2, 5, 4]
                  STEP each: FOR_EACH x IN steps.list.out.xs parallel=2 ASSIGN builder INPUT y = x * 10 OUTPUT y: number
                  STEP sum: INPUT total = sum(steps.each.out.y)
                """;
        assertThat(finish(acl, all(context -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    now.decrementAndGet();
                    return context.inputs();
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(most.get()).isLessThanOrEqualTo(2);
        assertThat(step("each").outputs()).isEqualTo(out("y", List.of(30, 10, 20, 50, 40)));
        assertThat(step("sum").outputs()).isEqualTo(out("total", 150));
    }

    @Test
    void aCalledPlanGivesItsResultsToTheStepThatCalledIt() {
        String acl = """
                PLAN p:
                  OUTPUT y = steps.twice.out.y
                  STEP twice: CALL double INPUT x = 21
                PLAN double:
                  INPUT x: number
                  OUTPUT y: number = steps.add.out.y
                  STEP add: ASSIGN builder INPUT y = inputs.x + inputs.x
                """;
        assertThat(finish(acl, all(PlanSuite::echo))).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().show("run").results()).isEqualTo(out("y", 42));
        assertThat(calls("twice/add")).isOne();
    }

    @Test
    void anApprovalWaitsAcrossRestarts() {
        String acl = """
                PLAN p:
                  STEP write: ASSIGN builder INPUT text = "draft"
                  STEP publish: APPROVE "Publish ${steps.write.out.text}?" by=operator ASSIGN builder INPUT text = steps.write.out.text
                """;
        assertThat(finish(acl, all(PlanSuite::echo))).isEqualTo(RunStatus.WAITING);
        reopen();
        assertThat(plans().show("run").waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.request()).isEqualTo("publish");
            assertThat(waiting.message()).isEqualTo("Publish draft?");
            assertThat(waiting.role()).contains("operator");
        });
        assertThat(code(() -> plans().decide("run", "publish", Decision.of(Decision.Choice.SKIP, "me"))))
                .contains("choice-not-offered");
        plans().decide("run", "publish", Decision.approve("me"));
        assertThat(calls("publish")).isZero();
        reopen();
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls("write")).isOne();
        assertThat(calls("publish")).isOne();
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void whatIsDoneIsUndoneInReverseWhenTheRunFails() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder INPUT id = "A" COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder INPUT id = "B" COMPENSATE undo_b
                  STEP c: REQUIRES b ASSIGN builder
                  STEP undo_a: ASSIGN operator INPUT id = steps.a.out.id
                  STEP undo_b: ASSIGN operator INPUT id = steps.b.out.id
                """;
        assertThat(finish(acl, all(context -> {
                    if (context.step().equals("c")) {
                        throw new StepFailure("no", "no", false);
                    }
                    return context.inputs();
                })))
                .isEqualTo(RunStatus.FAILED);
        assertThat(history(Event.Completed.class))
                .extracting(Event.Completed::step)
                .containsExactly("a", "b", "b~undo_b", "a~undo_a");
        assertThat(step("a~undo_a").outputs()).isEqualTo(out("id", "A"));
        assertThat(plans().show("run").summary().failure())
                .get()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("no"));
    }

    @Test
    void whatAStepWritesIsThereOnceItIsDoneAndNotBefore() {
        String acl = """
                PLAN p:
                  STEP bad: ASSIGN builder GATE out.x == 2 ON_FAIL skip
                  STEP good: REQUIRES bad ASSIGN builder GATE out.x == 1
                """;
        assertThat(finish(acl, all(context -> {
                    context.put(AtomDraft.text(context.step(), "written by " + context.step()));
                    assertThat(context.memory().get(context.step())).isEmpty();
                    return out("x", 1);
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(memory().get("bad")).isEmpty();
        assertThat(textAt("good", AsOf.now())).isEqualTo("written by good");
        long tx = memory().get("good").orElseThrow().recorded().tx();
        assertThat(plans().events("run", 0, 1_000).stream()
                        .filter(event -> event.recorded().tx() == tx)
                        .map(event -> event.event())
                        .filter(Event.Completed.class::isInstance))
                .hasSize(1);
    }

    @Test
    void nothingBeginsThatCannotBeRun() {
        assertThatThrownBy(() -> start(
                        "PLAN p: STEP a: ASSIGN builder REQUIRES b STEP b: ASSIGN builder REQUIRES a",
                        all(PlanSuite::echo)))
                .isInstanceOf(PlanRefused.class);
        assertThat(code(() -> start("PLAN p: STEP a: ASSIGN builder", Handlers.none())))
                .contains("handler-missing");
        String needs = "PLAN p: INPUT x: number STEP a: ASSIGN builder INPUT x = inputs.x";
        assertThat(code(() -> start(needs, all(PlanSuite::echo)))).contains("input-missing");
        Launch launch = Launch.of(plan(needs), all(PlanSuite::echo));
        assertThat(code(() -> plans().start(launch.input("x", "text")))).contains("input-type");
        assertThat(code(() -> plans().start(launch.input("x", Json.of(1)).input("y", "z"))))
                .contains("input-unknown");
        assertThat(code(() -> plans().start(launch.input("x", Json.of(1)).id("../x"))))
                .contains("run-id-malformed");
        assertThat(plans().runs(RunQuery.all())).isEmpty();
        assertThat(finish(plans().start(launch.input("x", Json.of(1)).id("run"))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(code(() -> plans().start(launch.input("x", Json.of(1)).id("run"))))
                .contains("run-exists");
        assertThat(code(() -> plans().resume("run", all(PlanSuite::echo)))).contains("run-over");
        assertThat(code(() -> plans().show("other"))).contains("run-missing");
    }

    @Test
    void whatACrashInterruptedIsMadeAgainAndWhatIsDoneIsNot() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        String acl =
                "PLAN p: STEP a: ASSIGN builder STEP b: REQUIRES a ASSIGN builder STEP c: REQUIRES b ASSIGN builder";
        start(acl, all(context -> {
            if (context.step().equals("b")) {
                begun.countDown();
                never.await();
            }
            return Json.Obj.EMPTY;
        }));
        begun.await();
        reopen();
        assertThat(plans().runs(RunQuery.all()))
                .singleElement()
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED));
        assertThat(finish(plans().resume("run", all(PlanSuite::echo), Plans.Reads.AS_IT_IS)))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(calls("a")).isOne();
        assertThat(calls("b")).isEqualTo(2);
        assertThat(calls("c")).isOne();
        assertThat(plans().replay("run").same()).isTrue();
    }
}
