package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs that somebody stops, and what is undone when a run ends before its end. */
public abstract class RunCancelContract extends PlanSuite {
    private static final String UNDO = """
            PLAN p:
              STEP a: ASSIGN builder INPUT id = "A" COMPENSATE undo_a
              STEP b: REQUIRES a ASSIGN builder
              STEP undo_a: ASSIGN operator INPUT id = steps.a.out.id
            """;

    private List<String> completed() {
        return history(Event.Completed.class).stream()
                .map(Event.Completed::step)
                .toList();
    }

    @Test
    void aRunUnderWayIsStoppedWithItsAttempts() {
        Door door = new Door();
        Run run = start(UNDO, all(context -> {
            if (context.step().equals("b")) {
                door.pass();
            }
            return context.inputs();
        }));
        door.awaitReached();
        plans().cancel("run", "me", "enough");
        assertThat(finish(run)).isEqualTo(RunStatus.CANCELLED);
        assertThat(failure().code()).isEqualTo("cancelled");
        assertThat(failure().message()).contains("me").contains("enough");
        assertThat(state("b")).isEqualTo(StepState.CANCELLED);
        assertThat(step("a~undo_a").outputs()).isEqualTo(out("id", "A"));
        assertThat(code(() -> plans().cancel("run", "me", ""))).contains("run-over");
        assertThat(code(() -> plans().cancel("other", "me", ""))).contains("run-missing");
        assertThat(code(() -> plans().cancel("run", "\uDC00", ""))).contains("text-malformed");
        requireReplaysTheSame();
    }

    @Test
    void aHandlerThatIsStoppedIsInterruptedAndItsResultIgnored() {
        Door door = new Door();
        Door gone = new Door();
        Run run = start("PLAN p: STEP a: ASSIGN builder", all(context -> {
            try {
                door.pass();
            } catch (InterruptedException e) {
                assertThat(context.stopped()).isTrue();
                gone.open();
            }
            return out("x", 1);
        }));
        door.awaitReached();
        plans().cancel("run", "me", "");
        assertThat(finish(run)).isEqualTo(RunStatus.CANCELLED);
        try {
            gone.pass();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        door.awaitInterrupted();
        assertThat(step("a").outputs()).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void aRunThatWaitsIsCancelledAtOnceThoughNobodyRunsIt() {
        finish("PLAN p: STEP a: APPROVE \"go?\"", all(PlanSuite::echo));
        reopen();
        assertThat(plans().cancel("run", "me", "").summary().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(plans().show("run").waiting()).isEmpty();
        assertThat(code(() -> plans().resume("run", all(PlanSuite::echo)))).contains("run-over");
        requireReplaysTheSame();
    }

    @Test
    void whatAnInterruptedRunHadDoneIsUndoneWhenItIsResumed() {
        Door door = new Door();
        start(UNDO, all(context -> {
            if (context.step().equals("b")) {
                door.pass();
            }
            return context.inputs();
        }));
        door.awaitReached();
        reopen();
        assertThat(plans().cancel("run", "me", "").summary().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(calls("a~undo_a")).isZero();
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.CANCELLED);
        assertThat(calls("a~undo_a")).isOne();
        assertThat(calls("b")).isOne();
        requireReplaysTheSame();
    }

    @Test
    void whatIsDoneInCalledPlansAndForItemsIsUndoneTheLatestFirst() {
        String acl = """
                PLAN p:
                  STEP each: FOR_EACH x IN [1, 2, 3] parallel=1 ASSIGN builder INPUT id = x COMPENSATE undo
                  STEP call: REQUIRES each CALL inner
                  STEP last: REQUIRES call ASSIGN builder
                  STEP undo: ASSIGN operator INPUT id = steps.each.out.id INPUT x = x
                PLAN inner:
                  STEP one: ASSIGN builder INPUT id = 4 COMPENSATE undo
                  STEP two: REQUIRES one ASSIGN builder INPUT id = 5 COMPENSATE undo_two
                  STEP undo: ASSIGN operator INPUT id = steps.one.out.id
                  STEP undo_two: ASSIGN operator INPUT id = steps.two.out.id
                """;
        assertThat(finish(acl, failing(PlanSuite::echo, "last"))).isEqualTo(RunStatus.FAILED);
        assertThat(completed()
                        .subList(completed().indexOf("call") + 1, completed().size()))
                .containsExactly("call/two~undo_two", "call/one~undo", "each[2]~undo", "each[1]~undo", "each[0]~undo");
        assertThat(step("each[1]~undo").outputs()).isEqualTo(out("id", 2).with("x", Json.of(2)));
        assertThat(step("call/two~undo_two").outputs()).isEqualTo(out("id", 5));
        assertThat(history(Event.Unwinding.class).get(0).steps()).hasSize(5);
        requireReplaysTheSame();
    }

    @Test
    void whatCannotBeUndoneIsPassedOverAndTheRestUndone() {
        AtomicInteger attempts = new AtomicInteger();
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder COMPENSATE undo_b
                  STEP c: REQUIRES b ASSIGN builder
                  STEP undo_a: ASSIGN operator
                  STEP undo_b: ASSIGN operator RETRY 2 backoff=0ms
                """;
        assertThat(finish(acl, all(context -> {
                    if (context.step().equals("c")) {
                        throw new StepFailure("first", "first", false);
                    }
                    if (context.step().equals("b~undo_b")) {
                        attempts.incrementAndGet();
                        throw new StepFailure("stuck", "stuck", true);
                    }
                    return context.inputs();
                })))
                .isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("first");
        assertThat(attempts.get()).isEqualTo(3);
        assertThat(state("b~undo_b")).isEqualTo(StepState.FAILED);
        assertThat(state("a~undo_a")).isEqualTo(StepState.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void whatUndoesMayCallPlansGoOverListsAndAskPeople() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder INPUT ids = [1, 2] COMPENSATE undo_b
                  STEP c: REQUIRES b ASSIGN builder COMPENSATE undo_c
                  STEP d: REQUIRES c ASSIGN builder
                  STEP undo_a: CALL cleaning
                  STEP undo_b: FOR_EACH id IN steps.b.out.ids ASSIGN operator INPUT id = id
                  STEP undo_c: APPROVE "undo?" ASSIGN operator
                PLAN cleaning:
                  STEP sweep: ASSIGN operator
                  STEP mop: REQUIRES sweep ASSIGN operator
                """;
        Run run = start(acl, failing(PlanSuite::echo, "d"));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        assertThat(plans().show("run").waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.request()).isEqualTo("c~undo_c"));
        plans().decide("run", "c~undo_c", Decision.approve("me"));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(step("b~undo_b").outputs()).isEqualTo(out("id", List.of(1, 2)));
        assertThat(completed()).endsWith("a~undo_a/sweep", "a~undo_a/mop", "a~undo_a");
        requireReplaysTheSame();
    }

    @Test
    void whatUndoesItemByItemIsNotDoneIfAnItemFails() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder COMPENSATE undo_b
                  STEP c: REQUIRES b ASSIGN builder
                  STEP undo_a: ASSIGN operator
                  STEP undo_b: FOR_EACH x IN [1, 2] parallel=1 ASSIGN operator INPUT x = x
                """;
        assertThat(finish(acl, failing(PlanSuite::echo, "c", "b~undo_b[0]"))).isEqualTo(RunStatus.FAILED);
        assertThat(state("b~undo_b[0]")).isEqualTo(StepState.FAILED);
        assertThat(state("b~undo_b[1]")).isEqualTo(StepState.COMPLETED);
        assertThat(state("b~undo_b")).isEqualTo(StepState.FAILED);
        assertThat(state("a~undo_a")).isEqualTo(StepState.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void aRunThatIsCancelledWhileACalledPlanIsUndoneGoesOnUndoing() {
        Door first = new Door();
        String acl = """
                PLAN p:
                  STEP call: CALL inner ON_FAIL skip
                PLAN inner:
                  STEP a: ASSIGN builder COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder
                  STEP undo_a: ASSIGN operator
                """;
        Run run = start(acl, all(context -> {
            if (context.step().equals("call/b")) {
                throw new StepFailure("no", "no", false);
            }
            if (context.step().equals("call/a~undo_a") && context.attempt() == 1) {
                first.pass();
            }
            return context.inputs();
        }));
        first.awaitReached();
        plans().cancel("run", "me", "");
        assertThat(finish(run)).isEqualTo(RunStatus.CANCELLED);
        first.awaitInterrupted();
        assertThat(step("call/a~undo_a").attempts()).isEqualTo(2);
        assertThat(state("call/a~undo_a")).isEqualTo(StepState.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void aCrashWhileARunIsUndoneUndoesTheRestWhenItIsResumed() {
        Door door = new Door();
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder COMPENSATE undo_b
                  STEP c: REQUIRES b ASSIGN builder
                  STEP undo_a: ASSIGN operator
                  STEP undo_b: ASSIGN operator
                """;
        start(acl, all(context -> {
            if (context.step().equals("c")) {
                throw new StepFailure("no", "no", false);
            }
            if (context.step().equals("a~undo_a")) {
                door.pass();
            }
            return context.inputs();
        }));
        door.awaitReached();
        reopen();
        assertThat(finish(plans().resume("run", failing(PlanSuite::echo)))).isEqualTo(RunStatus.FAILED);
        assertThat(calls("b~undo_b")).isOne();
        assertThat(calls("a~undo_a")).isEqualTo(2);
        requireReplaysTheSame();
    }

    @Test
    void whatAnotherRunHadDoneIsNotUndone() {
        finish(UNDO, all(PlanSuite::echo));
        Run fork = plans().fork(
                        "run",
                        "b",
                        Launch.of(plan(UNDO), failing(PlanSuite::echo, "b")).id("fork"));
        assertThat(finish(fork)).isEqualTo(RunStatus.FAILED);
        assertThat(calls("a")).isOne();
        assertThat(calls("a~undo_a")).isZero();
        assertThat(plans().replay("fork").same()).isTrue();
    }

    @Test
    void nobodyBeginsWhatWasStoppedInTheSameMoment() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder
                  STEP b: ASSIGN builder INPUT x = {a: 1}.b
                """;
        Door never = new Door();
        Run run = start(acl, all(context -> {
            never.pass();
            return context.inputs();
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("input-unresolved");
        assertThat(history(Event.AttemptStarted.class)).hasSize(1);
        assertThat(calls).isEmpty();
        requireReplaysTheSame();
    }
}
