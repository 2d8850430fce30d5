package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class BudgetChecksTest {

    private static String step(String name, String statements) {
        return "STEP " + name + ":\n ASSIGN planner\n " + statements + "\n";
    }

    @Test
    void aStepReservesNoMoreThanThePlanHas() {
        String plan = "PLAN p:\nBUDGET tokens=20k\n";
        Problem problem = Checked.only("budget-exceeds-plan", plan + step("a", "BUDGET tokens=21k"));
        assertThat(problem.message()).isEqualTo("step 'a' reserves 21k tokens, but plan 'p' has only 20k");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(Checked.codes(plan + step("a", "BUDGET tokens=20k"))).isEmpty();
    }

    @Test
    void aStepThatMayBeSkippedReservesNoMoreThanThePlanHasEither() {
        String acl = "PLAN p:\nBUDGET cost=0.5\n" + step("a", "BUDGET cost=0.6 WHEN run.id == \"x\"");
        assertThat(Checked.only("budget-exceeds-plan", acl).message())
                .contains("a cost of 0.6")
                .endsWith("only 0.5");
    }

    @Test
    void aStepReservesNoMoreThanItsPoolHas() {
        String acl = "PLAN p:\nPOOL q: time=5s\n" + step("a", "BUDGET time=6s, pool=q");
        assertThat(Checked.only("budget-exceeds-pool", acl).message())
                .isEqualTo("step 'a' reserves 6s of time, but pool 'q' has only 5s");
    }

    @Test
    void aLimitOfNothingIsAWarningAndAnErrorForTheStepsThatNeedSome() {
        assertThat(Checked.codes("PLAN p:\nBUDGET tokens=0\n" + step("a", "BUDGET tokens=0")))
                .containsExactly("budget-zero");
        assertThat(Checked.codes("PLAN p:\nBUDGET tokens=0\n" + step("a", "")))
                .contains("budget-zero", "budget-exceeds-plan");
    }

    @Test
    void noAttemptIsMadeWithoutTimeOrCalls() {
        assertThat(Checked.codes("PLAN p:\n" + step("a", "BUDGET calls=0"))).containsExactly("budget-zero");
        assertThat(Checked.codes("PLAN p:\n" + step("a", "BUDGET time=0s"))).containsExactly("budget-zero");
        assertThat(Checked.codes("PLAN p:\n" + step("a", "BUDGET tokens=0"))).isEmpty();
    }

    @Test
    void stepsOneAfterAnotherThatReserveMoreThanThereIsAreAWarningWithTheirAmounts() {
        String acl = "PLAN p:\nBUDGET tokens=20k\n" + step("a", "BUDGET tokens=12k")
                + step("b", "BUDGET tokens=9k REQUIRES a") + step("c", "BUDGET tokens=1k");
        Problem problem = Checked.only("budget-tight", acl);
        assertThat(problem.error()).isFalse();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.message())
                .startsWith("the steps that must run one after another reserve 21k tokens, but plan 'p' has only 20k:"
                        + " a (12k) → b (9k);");
    }

    @Test
    void stepsSideBySideThatReserveMoreThanThereIsAreAWarning() {
        String acl = "PLAN p:\nBUDGET tokens=20k\n" + step("a", "BUDGET tokens=12k") + step("b", "BUDGET tokens=9k");
        assertThat(Checked.only("budget-tight", acl).message())
                .contains("reserve 21k tokens")
                .contains("a (12k), b (9k)");
    }

    @Test
    void stepsThatMayBeSkippedAreNotSummedUp() {
        String acl = "PLAN p:\nBUDGET tokens=20k\n" + step("a", "BUDGET tokens=12k ON_FAIL skip\n OUTPUT x: number")
                + step("b", "BUDGET tokens=9k\n INPUT x = steps.a.out.x");
        assertThat(Checked.codes(acl)).isEmpty();
        assertThat(Checked.codes(acl.replace(" ON_FAIL skip", ""))).containsExactly("budget-tight");
        assertThat(Checked.codes(acl.replace("INPUT x = steps.a.out.x", "INPUT x = steps.a.out.x ?? 1")))
                .containsExactly("budget-tight");
    }

    @Test
    void moreStepsMustRunThanThereAreCalls() {
        String acl = "PLAN p:\nBUDGET calls=2\n" + step("a", "") + step("b", "REQUIRES a") + step("c", "REQUIRES b");
        Problem problem = Checked.only("budget-too-small", acl);
        assertThat(problem.error()).isTrue();
        assertThat(problem.message()).contains("need 3 calls").endsWith("a (1) → b (1) → c (1)");
    }

    @Test
    void theItemsOfAConstantListAreCounted() {
        String acl = "PLAN p:\nBUDGET calls=4\n" + step("a", "FOR_EACH x IN [1, 2, 3, 4, 5]\n INPUT x = x");
        assertThat(Checked.only("budget-too-small", acl).message()).contains("need 5 calls");
        assertThat(Checked.codes(
                        "PLAN p:\nINPUT l: list\nBUDGET calls=4\n" + step("a", "FOR_EACH x IN inputs.l\n INPUT x = x")))
                .isEmpty();
    }

    @Test
    void aPoolIsSummedUpAlone() {
        String acl = "PLAN p:\nBUDGET tokens=20k\nPOOL q: tokens=5k\n" + step("a", "BUDGET tokens=4k, pool=q")
                + step("b", "BUDGET tokens=4k, pool=q") + step("c", "BUDGET tokens=4k");
        Problem problem = Checked.only("budget-tight", acl);
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.message()).contains("pool 'q' has only 5k");
    }

    @Test
    void whatTheStepsOfACalledPlanNeedCountsForTheStepThatCallsIt() {
        String called = "PLAN c:\n" + step("x", "BUDGET tokens=6k") + step("y", "BUDGET tokens=6k\n REQUIRES x");
        String own = "PLAN p:\nSTEP a:\n CALL c\n BUDGET tokens=10k\n" + called;
        assertThat(Checked.only("budget-tight", own).message()).contains("called by step 'a' reserve 12k tokens");
        String plans = "PLAN p:\nBUDGET tokens=20k, calls=3\nSTEP a: CALL c\nSTEP b: CALL c\n" + called;
        assertThat(Checked.codes(plans)).contains("budget-tight", "budget-too-small");
        assertThat(Checked.only("budget-exceeds-call", own.replace("10k", "5k")).message())
                .startsWith("a step of the plan called by step 'a' reserves 6k tokens");
        assertThat(Checked.codes("PLAN p:\nBUDGET tokens=5k\nSTEP a: CALL c\n" + called))
                .contains("budget-exceeds-plan");
    }

    @Test
    void aLimitBeyondTheOneItIsWithinIsAWarning() {
        String called = "PLAN c:\nBUDGET tokens=30k\n" + step("x", "BUDGET tokens=1k");
        assertThat(Checked.codes("PLAN p:\nBUDGET tokens=20k\nSTEP a: CALL c\n" + called))
                .containsExactly("budget-useless");
        String pool = "PLAN p:\nBUDGET tokens=20k\nPOOL q: tokens=30k\n" + step("a", "BUDGET tokens=4k, pool=q");
        assertThat(Checked.codes(pool)).containsExactly("budget-useless");
    }
}
