package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CircleChecksTest {

    @Test
    void aCircleIsToldOnceWithItsWay() {
        Problem problem = Checked.only(
                "circular-dependency", "PLAN p:\nSTEP a:\n REQUIRES c\nSTEP b:\n REQUIRES a\nSTEP c:\n REQUIRES b");
        assertThat(problem.message()).endsWith("a → c → b → a");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(Checked.marked(problem)).isEqualTo("c");
    }

    @Test
    void whatIsReadMakesACircleToo() {
        String acl = "PLAN p:\nSTEP a:\n ASSIGN planner: exists(steps.b.out.x)\nSTEP b:\n REQUIRES a";
        assertThat(Checked.only("circular-dependency", acl).message()).endsWith("a → b → a");
    }

    @Test
    void twoCirclesThroughOneStepAreTwo() {
        String acl = "PLAN p:\nSTEP a:\n REQUIRES b, c\nSTEP b:\n REQUIRES a\nSTEP c:\n REQUIRES a";
        assertThat(Checked.codes(acl)).containsExactly("circular-dependency", "circular-dependency");
    }

    @Test
    void aStepDoesNotNeedItself() {
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n REQUIRES a")).containsExactly("self-dependency");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner: steps.a.out.x"))
                .containsExactly("self-dependency");
    }

    @Test
    void fallbacksFormNoCircle() {
        String circle =
                "PLAN p:\nSTEP z:\nSTEP a:\n ASSIGN planner ON_FAIL fallback b\nSTEP b:\n ASSIGN planner ON_FAIL fallback a";
        assertThat(Checked.only("circular-fallback", circle).message()).endsWith("a → b → a");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner ON_FAIL fallback a"))
                .contains("circular-fallback");
        String reads = "PLAN p:\nSTEP a:\n ASSIGN planner ON_FAIL fallback b\nSTEP b:\n ASSIGN planner: steps.c.out.x\n"
                + "STEP c:\n ASSIGN planner\n REQUIRES a";
        assertThat(Checked.only("circular-fallback", reads).message()).endsWith("a → b → c → a");
    }

    @Test
    void compensationsFormNoCircle() {
        String acl = "PLAN p:\nSTEP a:\n ASSIGN planner COMPENSATE b\nSTEP b:\n ASSIGN planner COMPENSATE a";
        assertThat(Checked.codes(acl)).contains("circular-compensation");
    }

    @Test
    void whatUndoesAStepMayReadIt() {
        assertThat(
                        Checked.codes(
                                "PLAN p:\nSTEP a:\n ASSIGN planner COMPENSATE b\nSTEP b:\n ASSIGN planner: steps.a.out.id\n REQUIRES a"))
                .isEmpty();
    }

    @Test
    void aCircleOfAHundredThousandStepsIsFoundWithoutRecursion() {
        Problem problem = Checked.plan(chain(100_000, "s99999")).getFirst();
        assertThat(problem.code()).isEqualTo("circular-dependency");
        assertThat(problem.message()).contains("99985 more").hasSizeLessThan(400);
    }

    @Test
    void aChainOfAHundredThousandStepsIsSound() {
        Plan plan = chain(100_000, "");
        assertThat(Checked.plan(plan)).isEmpty();
        assertThat(PlanGraph.of(plan).depth()).isEqualTo(100_000);
    }

    @Test
    void ofVeryManyCirclesTheFirstHundredAreTold() {
        List<Step> steps = new ArrayList<>();
        String[] all = new String[60];
        for (int i = 0; i < all.length; i++) {
            all[i] = "s" + i;
        }
        for (String name : all) {
            steps.add(Step.named(name).requires(all).build());
        }
        assertThat(Checked.plan(Plan.of("p", steps))).hasSize(CircleChecks.MOST);
    }

    private static Plan chain(int length, String first) {
        List<Step> steps = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            var step = Step.named("s" + i);
            String before = i == 0 ? first : "s" + (i - 1);
            steps.add(before.isEmpty() ? step.build() : step.requires(before).build());
        }
        return Plan.of("p", steps);
    }
}
