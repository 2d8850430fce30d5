package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps that are done for each item of a list, and steps that are done only when something holds. */
public abstract class RunForEachContract extends PlanSuite {
    private static final String EACH = """
            PLAN p:
              INPUT items
              OUTPUT all = steps.each.out
              STEP each: FOR_EACH x IN inputs.items ASSIGN builder INPUT x = x INPUT i = index OUTPUT x
            """;

    private Run start(String acl, Object items, dev.aimos.plan.Handlers handlers) {
        return plans().start(Launch.of(plan(acl), handlers).id("run").input("items", Json.from(items)));
    }

    @Test
    void anEmptyListIsDoneAtOnceAndGivesEmptyLists() {
        assertThat(finish(start(EACH, List.of(), all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("each")).isEqualTo(StepState.COMPLETED);
        assertThat(step("each").outputs()).isEqualTo(out("x", List.of()));
        requireReplaysTheSame();
    }

    @Test
    void whatIsNoListFailsTheStepAndIsNotTriedAgain() {
        String acl = EACH.replace("OUTPUT x", "OUTPUT x RETRY 3");
        assertThat(finish(start(acl, "abc", all(PlanSuite::echo)))).isEqualTo(RunStatus.FAILED);
        assertThat(failure("each")).isEqualTo("items-failed");
        assertThat(failure().code()).isEqualTo("items-failed");
        assertThat(history(Event.AttemptStarted.class)).isEmpty();
        requireReplaysTheSame();
    }

    @Test
    void itemsKeepTheirOrderAndKnowTheirNumber() {
        assertThat(finish(start(EACH, List.of("a", "b", "c"), all(PlanSuite::echo))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("each").outputs().get("x")).contains(Json.from(List.of("a", "b", "c")));
        assertThat(step("each").outputs().get("i")).contains(Json.from(List.of(0, 1, 2)));
        assertThat(step("each[1]").outputs()).isEqualTo(out("x", "b").with("i", Json.of(1)));
        requireReplaysTheSame();
    }

    @Test
    void itemsThatFailAreSkippedAndLeaveNoGap() {
        String acl = EACH.replace("OUTPUT x", "OUTPUT x ON_FAIL skip");
        assertThat(finish(start(acl, List.of("a", "b", "c"), failing(PlanSuite::echo, "each[1]"))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(state("each[1]")).isEqualTo(StepState.SKIPPED);
        assertThat(step("each").outputs().get("x")).contains(Json.from(List.of("a", "c")));
        requireReplaysTheSame();
    }

    @Test
    void anItemThatFailsForGoodEndsTheRunAndStopsTheOthers() {
        Door door = new Door();
        Run run = start(EACH, List.of("a", "b"), all(context -> {
            if (context.step().equals("each[1]")) {
                door.pass();
            }
            door.awaitReached();
            throw new StepFailure("no", "no", false);
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(state("each[0]")).isEqualTo(StepState.FAILED);
        assertThat(state("each[1]")).isEqualTo(StepState.CANCELLED);
        assertThat(state("each")).isEqualTo(StepState.FAILED);
        assertThat(failure().message()).startsWith("each[0]: ");
        requireReplaysTheSame();
    }

    @Test
    void anItemThatFailsIsDoneByItsFallback() {
        String acl = """
                PLAN p:
                  INPUT items
                  STEP each: FOR_EACH x IN inputs.items ASSIGN builder INPUT y = x OUTPUT y ON_FAIL fallback other
                  STEP other: ASSIGN planner INPUT y = "other for ${x} at ${index}" OUTPUT y
                """;
        assertThat(finish(start(acl, List.of("a", "b", "c"), failing(PlanSuite::echo, "each[1]"))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("each").outputs().get("y")).contains(Json.from(List.of("a", "other for b at 1", "c")));
        assertThat(state("each[1]|other")).isEqualTo(StepState.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void anItemThatFailsIsDecidedAboutByItself() {
        String acl = EACH.replace("OUTPUT x", "OUTPUT x ON_FAIL escalate \"What about ${x}?\"");
        assertThat(finish(start(acl, List.of("a", "b", "c"), failing(PlanSuite::echo, "each[0]", "each[2]"))))
                .isEqualTo(RunStatus.WAITING);
        assertThat(plans().show("run").waiting())
                .extracting(waiting -> waiting.request() + " " + waiting.message())
                .containsExactlyInAnyOrder("each[0] What about a?", "each[2] What about c?");
        plans().decide("run", "each[0]", dev.aimos.plan.Decision.accept("me", out("x", "mine")));
        plans().decide("run", "each[2]", dev.aimos.plan.Decision.of(dev.aimos.plan.Decision.Choice.SKIP, "me"));
        assertThat(plans().show("run").summary().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("each").outputs().get("x")).contains(Json.from(List.of("mine", "b")));
        requireReplaysTheSame();
    }

    @Test
    void noMoreItemsAreUnderWayThanTheStepAllows() {
        AtomicInteger going = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        String acl = EACH.replace("IN inputs.items", "IN inputs.items parallel=3");
        assertThat(finish(start(acl, IntStream.range(0, 50).boxed().toList(), all(context -> {
                    most.accumulateAndGet(going.incrementAndGet(), Math::max);
                    going.decrementAndGet();
                    return context.inputs();
                }))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(calls).hasSize(50);
    }

    @Test
    void noMoreAttemptsAreUnderWayThanTheRunAllows() {
        AtomicInteger going = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Launch launch = Launch.of(plan(EACH), all(context -> {
                    most.accumulateAndGet(going.incrementAndGet(), Math::max);
                    going.decrementAndGet();
                    return context.inputs();
                }))
                .id("run")
                .input("items", Json.from(IntStream.range(0, 50).boxed().toList()))
                .parallel(2);
        assertThat(finish(plans().start(launch))).isEqualTo(RunStatus.COMPLETED);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void itemsCallPlansThatGoOverListsThemselves() {
        String acl = """
                PLAN p:
                  INPUT items
                  STEP rows: FOR_EACH row IN inputs.items CALL line INPUT cells = row
                PLAN line:
                  INPUT cells: list of number
                  OUTPUT doubled = steps.cell.out.y
                  STEP cell: FOR_EACH c IN inputs.cells parallel=1 ASSIGN builder INPUT y = c * 2 OUTPUT y
                """;
        assertThat(finish(start(acl, List.of(List.of(1, 2), List.of(), List.of(3)), all(PlanSuite::echo))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("rows").outputs().get("doubled"))
                .contains(Json.from(List.of(List.of(2, 4), List.of(), List.of(6))));
        assertThat(step("rows[0]/cell[1]").outputs()).isEqualTo(out("y", 4));
        requireReplaysTheSame();
    }

    @Test
    void tenThousandItemsAreDone() {
        assertThat(finish(start(EACH, IntStream.range(0, 10_000).boxed().toList(), all(PlanSuite::echo))))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("each").outputs().get("x"))
                .contains(Json.from(IntStream.range(0, 10_000).boxed().toList()));
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void aStepWhoseConditionDoesNotHoldIsSkippedAndWhoReadsItToo() {
        String acl = """
                PLAN p:
                  INPUT items
                  STEP a: ASSIGN builder WHEN count(inputs.items) > 1
                  STEP b: ASSIGN builder INPUT x = steps.a.out.x
                  STEP c: REQUIRES a ASSIGN builder INPUT x = steps.a.status
                """;
        assertThat(finish(start(acl, List.of(1), all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("a")).isEqualTo(StepState.SKIPPED);
        assertThat(step("a").note()).contains("count(inputs.items) > 1");
        assertThat(state("b")).isEqualTo(StepState.SKIPPED);
        assertThat(step("c").outputs()).isEqualTo(out("x", "skipped"));
        requireReplaysTheSame();
    }

    @Test
    void aConditionThatCannotBeDecidedFailsTheStep() {
        String acl = """
                PLAN p:
                  INPUT items
                  STEP a: ASSIGN builder WHEN inputs.items.yes ON_FAIL fallback b
                  STEP b: ASSIGN planner
                  STEP c: ASSIGN builder WHEN inputs.items == null ON_FAIL skip
                """;
        assertThat(finish(start(acl, List.of(1), all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(failure("a")).isEqualTo("when-failed");
        assertThat(state("a|b")).isEqualTo(StepState.COMPLETED);
        assertThat(state("a")).isEqualTo(StepState.COMPLETED);
        assertThat(calls("a")).isZero();
        assertThat(state("c")).isEqualTo(StepState.SKIPPED);
        requireReplaysTheSame();
    }
}
