package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class ShareChecksTest {

    @Test
    void stepsThatNameNoAmountAreToldWhatTheyGet() {
        String acl = "PLAN p:\nBUDGET tokens=20k, cost=0.5, calls=9\nSTEP a: ASSIGN planner\nSTEP b: ASSIGN planner";
        Problem problem = Checked.only("budget-share", acl);
        assertThat(problem.error()).isFalse();
        assertThat(problem.message())
                .isEqualTo("of 20k tokens and a cost of 0.5 that plan 'p' has, 'a' and 'b' name no amount:"
                        + " each gets an equal part of what is left");
    }

    @Test
    void oneStepThatNamesNoAmountIsToldWhatItGets() {
        String acl = "PLAN p:\nBUDGET tokens=20k\nSTEP a: ASSIGN planner\nSTEP b:\n ASSIGN planner\n BUDGET tokens=1k";
        assertThat(Checked.only("budget-share", acl).message())
                .endsWith("'a' names no amount and gets its equal part of what is left");
    }

    @Test
    void inAPoolByPriorityTheFirstGetsAll() {
        String acl =
                "PLAN p:\nPOOL q: tokens=8k, policy=priority\nSTEP a:\n ASSIGN planner\n BUDGET pool=q, priority=2\n"
                        + "STEP b:\n ASSIGN planner\n BUDGET pool=q";
        assertThat(Checked.only("budget-share", acl).message()).endsWith("the first to begin gets all that is left");
    }

    @Test
    void aPriorityWithoutAPoolThatGoesByItMeansNothing() {
        String none = "PLAN p:\nSTEP a:\n ASSIGN planner\n BUDGET tokens=1k, priority=2";
        assertThat(Checked.codes(none)).containsExactly("priority-useless");
        String fair = "PLAN p:\nPOOL q: tokens=8k\nSTEP a:\n ASSIGN planner\n BUDGET tokens=1k, pool=q, priority=2";
        assertThat(Checked.codes(fair)).containsExactly("priority-useless");
        assertThat(Checked.codes(fair.replace("8k", "8k policy=priority"))).isEmpty();
    }
}
