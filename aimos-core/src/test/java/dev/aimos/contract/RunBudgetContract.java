package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Event;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What attempts may use, and who goes first. */
public abstract class RunBudgetContract extends PlanSuite {
    private RunView.BudgetView budget(String name) {
        return plans().show("run").budgets().stream()
                .filter(budget -> budget.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> started() {
        return history(Event.AttemptStarted.class).stream()
                .map(Event.AttemptStarted::step)
                .toList();
    }

    private Budget reserved(String step) {
        return history(Event.AttemptStarted.class).stream()
                .filter(event -> event.step().equals(step))
                .findFirst()
                .orElseThrow()
                .reserved();
    }

    @Test
    void whatIsUsedIsCountedAndTheRestOfTheReservationIsFree() {
        String acl = """
                PLAN p:
                  BUDGET tokens=100, cost=1
                  STEP a: ASSIGN builder BUDGET tokens=80, cost=0.5
                  STEP b: REQUIRES a ASSIGN builder BUDGET tokens=70, cost=0.75
                """;
        assertThat(finish(acl, all(context -> {
                    assertThat(context.left(Resource.TOKENS))
                            .contains(context.step().equals("a") ? 80L : 70L);
                    assertThat(context.left(Resource.TIME)).isEmpty();
                    context.spend(Budget.tokens(20));
                    context.spend(Budget.tokens(10).withCost(new BigDecimal("0.25")));
                    assertThat(context.left(Resource.TOKENS))
                            .contains(context.step().equals("a") ? 50L : 40L);
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").used().amount(Resource.TOKENS)).isEqualTo(30);
        assertThat(step("a").used().amount(Resource.CALLS)).isEqualTo(1);
        assertThat(budget("").used().amount(Resource.TOKENS)).isEqualTo(60);
        assertThat(budget("").used().amount(Resource.COST)).isEqualTo(500_000);
        assertThat(budget("").reserved().isEmpty()).isTrue();
        requireReplaysTheSame();
    }

    @Test
    void whatDoesNotFitWaitsUntilAnotherIsDone() {
        Door door = new Door();
        String acl = """
                PLAN p:
                  BUDGET tokens=100
                  STEP a: ASSIGN builder BUDGET tokens=60
                  STEP b: ASSIGN builder BUDGET tokens=60
                  STEP c: ASSIGN builder BUDGET tokens=10
                """;
        Run run = start(acl, all(context -> {
            if (context.step().equals("a")) {
                door.pass();
            }
            return Json.Obj.EMPTY;
        }));
        door.awaitReached();
        assertThat(state("b")).isEqualTo(StepState.QUEUED);
        assertThat(state("c")).isEqualTo(StepState.QUEUED); // behind b, or b might wait for ever
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(started()).containsExactly("a", "b", "c");
        requireReplaysTheSame();
    }

    @Test
    void aBudgetThatIsUsedUpFailsTheStepAndWhatItSaysFollows() {
        String acl = """
                PLAN p:
                  BUDGET tokens=100
                  STEP a: ASSIGN builder BUDGET tokens=60
                  STEP b: REQUIRES a ASSIGN builder BUDGET tokens=60 RETRY 5 OUTPUT x ON_FAIL fallback c
                  STEP c: ASSIGN builder BUDGET tokens=40 INPUT x = 1 OUTPUT x
                """;
        assertThat(finish(acl, all(context -> {
                    context.spend(Budget.tokens(context.step().equals("a") ? 60 : 1));
                    return context.inputs();
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(failure("b")).isEqualTo("budget-exhausted");
        assertThat(step("b").failure().orElseThrow().message())
                .contains("60 tokens")
                .contains("40 tokens are left");
        assertThat(state("b|c")).isEqualTo(StepState.COMPLETED);
        assertThat(calls("b")).isZero();
        requireReplaysTheSame();
    }

    @Test
    void whoUsesMoreThanReservedFailsWhateverTheHandlerMakesOfIt() {
        String acl = """
                PLAN p:
                  BUDGET tokens=100
                  STEP a: ASSIGN builder BUDGET tokens=60 RETRY 3 ON_FAIL skip
                  STEP b: ASSIGN planner BUDGET tokens=10, calls=2 ON_FAIL skip
                """;
        assertThat(finish(acl, all(context -> {
                    if (context.step().equals("a")) {
                        context.spend(Budget.tokens(50));
                        context.spend(Budget.tokens(50));
                    } else {
                        assertThat(context.left(Resource.CALLS)).contains(1L);
                        assertThat(code(() -> context.spend(Budget.NONE.with(Resource.CALLS, 2))))
                                .contains("budget-exceeded");
                    }
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(failure("a")).isEqualTo("budget-exceeded");
        assertThat(failure("b")).isEqualTo("budget-exceeded");
        assertThat(calls("a")).isOne();
        assertThat(step("a").used().amount(Resource.TOKENS)).isEqualTo(60);
        assertThat(step("b").used().amount(Resource.CALLS)).isEqualTo(2);
        assertThat(budget("").used().amount(Resource.TOKENS)).isEqualTo(60);
        requireReplaysTheSame();
    }

    @Test
    void eachAttemptIsACall() {
        String acl = "PLAN p: BUDGET calls=3 STEP a: ASSIGN builder RETRY 9 backoff=0ms";
        assertThat(finish(acl, all(context -> {
                    throw new StepFailure("busy", "busy", true);
                })))
                .isEqualTo(RunStatus.FAILED);
        assertThat(calls("a")).isEqualTo(3);
        assertThat(failure("a")).isEqualTo("budget-exhausted");
        assertThat(budget("").used()).isEqualTo(Budget.NONE.with(Resource.CALLS, 3));
        requireReplaysTheSame();
    }

    @Test
    void theTimeReservedIsADeadlineAndTheTimeUsedIsMeasured() {
        Door door = new Door();
        String acl = """
                PLAN p:
                  BUDGET time=1m
                  STEP a: ASSIGN builder BUDGET time=20s RETRY 1 backoff=0ms
                """;
        Run run = start(acl, all(context -> {
            if (context.attempt() == 1) {
                assertThat(context.deadline()).contains(clock.instant().plusSeconds(20));
                door.pass();
            }
            clock.setWithoutWaking(clock.instant().plusSeconds(5));
            assertThat(context.left(Resource.TIME)).contains(15_000_000L);
            return Json.Obj.EMPTY;
        }));
        door.awaitReached();
        clock.advance(Duration.ofSeconds(20));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").used().amount(Resource.TIME)).isEqualTo(25_000_000);
        assertThat(budget("").used().amount(Resource.TIME)).isEqualTo(25_000_000);
        requireReplaysTheSame();
    }

    @Test
    void stepsThatNameNoAmountGetEqualPartsOfWhatIsLeft() {
        Door door = new Door();
        String acl = """
                PLAN p:
                  BUDGET tokens=120
                  STEP a: ASSIGN builder
                  STEP b: ASSIGN builder
                  STEP ask: APPROVE "only waits"
                  STEP c: REQUIRES a, b, ask ASSIGN builder
                """;
        Run run = start(acl, all(context -> {
            door.pass();
            context.spend(Budget.tokens(10));
            return Json.Obj.EMPTY;
        }));
        assertThat(reserved("a").amount(Resource.TOKENS)).isEqualTo(40);
        assertThat(reserved("b").amount(Resource.TOKENS)).isEqualTo(40);
        door.open();
        finish(run);
        plans().decide("run", "ask", dev.aimos.plan.Decision.approve("me"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(reserved("c").amount(Resource.TOKENS)).isEqualTo(100);
        requireReplaysTheSame();
    }

    @Test
    void itemsShareInPlaceOfTheirStep() {
        String acl = """
                PLAN p:
                  BUDGET tokens=120
                  STEP a: FOR_EACH x IN [1, 2, 3] parallel=1 ASSIGN builder
                  STEP b: REQUIRES a ASSIGN builder
                """;
        assertThat(finish(acl, all(context -> {
                    context.spend(Budget.tokens(30));
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        for (String step : List.of("a[0]", "a[1]", "a[2]", "b")) {
            assertThat(reserved(step).amount(Resource.TOKENS)).as(step).isEqualTo(30);
        }
        requireReplaysTheSame();
    }

    @Test
    void whatACalledPlanWasGivenAndDidNotDoIsFreeForOthers() {
        String acl = """
                PLAN p:
                  BUDGET tokens=100
                  STEP call: CALL inner ON_FAIL skip
                  STEP last: REQUIRES call ASSIGN builder
                PLAN inner:
                  STEP bad: ASSIGN builder ON_FAIL fallback worse
                  STEP worse: ASSIGN builder
                  STEP each: REQUIRES bad FOR_EACH x IN [1, 2, 3] parallel=1 ASSIGN builder
                """;
        assertThat(finish(acl, failing(PlanSuite::echo, "call/bad", "call/bad|worse")))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(reserved("last").amount(Resource.TOKENS)).isEqualTo(100);
        requireReplaysTheSame();
    }

    @Test
    void inAPoolThatGoesByPriorityNoneIsServedWhileAHigherOneWaits() {
        Door door = new Door();
        String acl = """
                PLAN p:
                  BUDGET tokens=1000
                  POOL shared: tokens=10 policy=priority
                  STEP first: ASSIGN builder BUDGET tokens=5, pool=shared, priority=9
                  STEP low: ASSIGN builder BUDGET tokens=2, pool=shared, priority=1
                  STEP middle: ASSIGN builder BUDGET tokens=6, pool=shared, priority=5
                  STEP high: ASSIGN builder BUDGET tokens=10, pool=shared, priority=7
                  STEP all_left: ASSIGN builder BUDGET pool=shared
                  STEP other: ASSIGN planner BUDGET tokens=1
                """;
        Run run = start(acl, all(context -> {
            if (context.step().equals("first")) {
                door.pass();
            }
            return Json.Obj.EMPTY;
        }));
        door.awaitReached();
        assertThat(budget("shared").reserved()).isEqualTo(Budget.tokens(5));
        assertThat(started()).contains("first", "other").doesNotContain("low", "middle", "high", "all_left");
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(started().stream().filter(step -> !step.equals("other")))
                .containsExactly("first", "high", "middle", "low", "all_left");
        assertThat(reserved("all_left").amount(Resource.TOKENS)).isBetween(2L, 10L);
        requireReplaysTheSame();
    }

    @Test
    void theBudgetsOfARunAPoolACallAndItsPlanAllHold() {
        String acl = """
                PLAN p:
                  BUDGET tokens=100
                  POOL shared: tokens=50
                  STEP call: CALL inner BUDGET tokens=30, pool=shared
                PLAN inner:
                  BUDGET tokens=40
                  STEP a: ASSIGN builder BUDGET tokens=20 ON_FAIL skip
                  STEP b: REQUIRES a ASSIGN builder BUDGET tokens=20 ON_FAIL skip
                  STEP c: REQUIRES b ASSIGN builder INPUT left = budget.tokens.left
                """;
        assertThat(finish(acl, all(context -> {
                    context.spend(Budget.tokens(
                            Math.min(15, context.left(Resource.TOKENS).orElseThrow())));
                    return context.inputs();
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(failure("call/b")).isEqualTo("budget-exhausted");
        assertThat(reserved("call/c").amount(Resource.TOKENS)).isEqualTo(15);
        assertThat(step("call/c").outputs()).isEqualTo(out("left", 25));
        assertThat(budget("").used().amount(Resource.TOKENS)).isEqualTo(30);
        assertThat(budget("shared").used().amount(Resource.TOKENS)).isEqualTo(30);
        requireReplaysTheSame();
    }

    @Test
    void aCallThatIsMadeAgainHasItsBudgetAgainButNotTheRuns() {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        String acl = """
                PLAN p:
                  BUDGET tokens=50
                  STEP call: CALL inner BUDGET tokens=20 RETRY 5 backoff=0ms
                PLAN inner:
                  STEP a: ASSIGN builder BUDGET tokens=20
                """;
        assertThat(finish(acl, all(context -> {
                    tries.merge(context.step(), 1, Integer::sum);
                    context.spend(Budget.tokens(20));
                    throw new StepFailure("busy", "busy", true);
                })))
                .isEqualTo(RunStatus.FAILED);
        assertThat(tries).containsOnlyKeys("call/a", "call#2/a");
        assertThat(failure("call/a")).isEqualTo("busy");
        assertThat(failure("call#6/a")).isEqualTo("budget-exhausted");
        assertThat(budget("").used().amount(Resource.TOKENS)).isEqualTo(40);
        requireReplaysTheSame();
    }

    @Test
    void whatACrashInterruptedCountsAsUsed() {
        Door door = new Door();
        String acl =
                "PLAN p: BUDGET tokens=100, calls=5 STEP a: ASSIGN builder BUDGET tokens=30 STEP b: REQUIRES a ASSIGN builder BUDGET tokens=10";
        start(acl, all(context -> {
            if (context.step().equals("a")) {
                context.spend(Budget.tokens(1));
                door.pass();
            }
            return Json.Obj.EMPTY;
        }));
        door.awaitReached();
        reopen();
        assertThat(budget("").reserved().amount(Resource.TOKENS)).isEqualTo(30);
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(budget("").used().amount(Resource.TOKENS)).isEqualTo(30);
        assertThat(step("a").used().amount(Resource.TOKENS)).isEqualTo(30);
        assertThat(step("a").used().amount(Resource.CALLS)).isEqualTo(2);
        requireReplaysTheSame();
    }

    @Test
    void hugeAmountsDoNotOverflow() {
        String acl = "PLAN p: STEP a: ASSIGN builder STEP b: REQUIRES a ASSIGN builder";
        assertThat(finish(acl, all(context -> {
                    for (int i = 0; i < 3; i++) {
                        context.spend(Budget.tokens(Budget.MOST).with(Resource.COST, Budget.MOST));
                    }
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(budget("").used().amount(Resource.TOKENS)).isEqualTo(Budget.MOST);
        assertThat(step("b").used().amount(Resource.COST)).isEqualTo(Budget.MOST);
        requireReplaysTheSame();
    }
}
