package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Steps that run other plans. */
public abstract class RunCallContract extends PlanSuite {
    private static final String CALL = """
            PLAN p:
              INPUT x
              OUTPUT y = steps.call.out.y
              STEP call: CALL inner INPUT x = inputs.x
            PLAN inner:
              INPUT x: number
              INPUT z: number = 5
              OUTPUT y: number = steps.work.out.y
              STEP work: ASSIGN builder INPUT y = inputs.x + inputs.z
            """;

    private Run start(String acl, Object x, dev.aimos.plan.Handlers handlers) {
        return plans().start(Launch.of(plan(acl), handlers).id("run").input("x", Json.from(x)));
    }

    @Test
    void whatACalledPlanIsNotGivenItTakesFromItsDefaults() {
        assertThat(finish(start(CALL, 2, all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().show("run").results()).isEqualTo(out("y", 7));
        assertThat(history(Event.Entered.class)).singleElement().satisfies(entered -> {
            assertThat(entered.plan()).isEqualTo("inner");
            assertThat(entered.inputs()).isEqualTo(out("x", 2).with("z", Json.of(5)));
        });
        requireReplaysTheSame();
    }

    @Test
    void aCallThatGivesAValueOfTheWrongTypeFails() {
        assertThat(finish(start(CALL, "two", all(PlanSuite::echo)))).isEqualTo(RunStatus.FAILED);
        assertThat(failure("call")).isEqualTo("input-type");
        assertThat(history(Event.Entered.class)).isEmpty();
        requireReplaysTheSame();
    }

    @Test
    void aPlanWhoseResultIsOfTheWrongTypeFailsTheCall() {
        assertThat(finish(start(CALL, 2, all(context -> out("y", "seven"))))).isEqualTo(RunStatus.FAILED);
        assertThat(failure("call")).isEqualTo("step-failed");
        assertThat(step("call").failure().orElseThrow().message()).contains("output 'y'");
        requireReplaysTheSame();
    }

    @Test
    void aResultOfWhatWasSkippedIsNotThere() {
        String acl = CALL.replace("ASSIGN builder", "ASSIGN builder ON_FAIL skip")
                .replace("OUTPUT y = steps.call.out.y", "");
        assertThat(finish(start(acl, 2, failing(PlanSuite::echo, "call/work")))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("call").outputs()).isEqualTo(Json.Obj.EMPTY);
        requireReplaysTheSame();
    }

    @Test
    void aCallIsMadeAgainFromTheBeginningAndUndoesWhatItHadDone() {
        AtomicInteger failures = new AtomicInteger();
        String acl = """
                PLAN p:
                  STEP call: CALL inner RETRY 2 backoff=0ms
                PLAN inner:
                  STEP a: ASSIGN builder COMPENSATE undo
                  STEP b: REQUIRES a ASSIGN builder
                  STEP undo: ASSIGN operator
                """;
        assertThat(finish(acl, all(context -> {
                    if (context.step().endsWith("/b") && failures.getAndIncrement() < 2) {
                        throw new StepFailure("no", "no", false);
                    }
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.Completed.class))
                .extracting(Event.Completed::step)
                .containsExactly("call/a", "call/a~undo", "call#2/a", "call#2/a~undo", "call#3/a", "call#3/b", "call");
        assertThat(step("call").attempts()).isEqualTo(3);
        requireReplaysTheSame();
    }

    @Test
    void aStepThatFailsInACalledPlanFailsTheCallAndNotTheRun() {
        String acl = CALL.replace(
                        "INPUT x = inputs.x\n", "INPUT x = inputs.x OUTPUT y: number ON_FAIL fallback other\n")
                .replace("PLAN inner", "  STEP other: ASSIGN planner INPUT y = 1 OUTPUT y: number\nPLAN inner");
        assertThat(finish(start(acl, 2, failing(PlanSuite::echo, "call/work")))).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().show("run").results()).isEqualTo(out("y", 1));
        assertThat(state("call/work")).isEqualTo(StepState.FAILED);
        requireReplaysTheSame();
    }

    @Test
    void aCallThatTakesTooLongIsStoppedWithAllThatIsUnderWayInIt() {
        Door door = new Door();
        String acl = CALL.replace("INPUT x = inputs.x\n", "INPUT x = inputs.x TIMEOUT 10s\n");
        Run run = start(acl, 2, all(context -> {
            door.pass();
            return context.inputs();
        }));
        door.awaitReached();
        clock.advance(Duration.ofSeconds(9));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        clock.advance(Duration.ofSeconds(1));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(failure("call")).isEqualTo("timeout");
        assertThat(state("call/work")).isEqualTo(StepState.CANCELLED);
        requireReplaysTheSame();
    }

    @Test
    void aCalledPlansOwnTimeEndsItAndNotTheRun() {
        Door door = new Door();
        String acl = CALL.replace("INPUT x = inputs.x\n", "INPUT x = inputs.x RETRY 1 backoff=0ms\n")
                .replace("INPUT x: number\n", "INPUT x: number\n  TIMEOUT 10s\n");
        Run run = start(acl, 2, all(context -> {
            if (context.step().equals("call/work")) {
                door.pass();
            }
            return context.inputs();
        }));
        door.awaitReached();
        clock.advance(Duration.ofSeconds(10));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls("call#2/work")).isOne();
        requireReplaysTheSame();
    }

    @Test
    void whatACalledPlanGivesIsHeldAgainstTheGatesOfTheCall() {
        String acl = CALL.replace(
                "INPUT x = inputs.x\n", "INPUT x = inputs.x GATE out.y > 10 \"only ${out.y}\" ON_FAIL escalate\n");
        assertThat(finish(start(acl, 2, all(PlanSuite::echo)))).isEqualTo(RunStatus.WAITING);
        assertThat(failure("call")).isEqualTo("gate-failed");
        assertThat(step("call").failure().orElseThrow().message()).contains("only 7");
        requireReplaysTheSame();
    }

    @Test
    void plansThatCallPlansAreAsDeepAsTheyMayBe() {
        StringBuilder acl = new StringBuilder("PLAN p:\n  STEP s: CALL q1\n");
        for (int i = 1; i < 32; i++) {
            acl.append("PLAN q" + i + ":\n  OUTPUT n = steps.s.out.n\n  STEP s: CALL q" + (i + 1) + "\n");
        }
        acl.append("PLAN q32:\n  OUTPUT n = steps.s.out.n\n  STEP s: ASSIGN builder INPUT n = 1\n");
        assertThat(finish(acl.toString(), all(PlanSuite::echo))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("s").outputs()).isEqualTo(out("n", 1));
        requireReplaysTheSame();
    }
}
