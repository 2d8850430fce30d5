package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class DormantChecksTest {
    private static final String FALLBACK = """
            PLAN p:
            STEP first: ASSIGN planner
            STEP a:
              ASSIGN planner
              REQUIRES first
              ON_FAIL fallback b
            """;

    @Test
    void aStepThatStandsInForAnotherIsNotRequired() {
        Problem problem = Checked.only("dormant-required", FALLBACK + "STEP b: ASSIGN planner\nSTEP c: REQUIRES b");
        assertThat(problem.suggestion()).contains("require 'a'");
        assertThat(Checked.marked(problem)).isEqualTo("b");
    }

    @Test
    void aStepThatStandsInForAnotherIsNotRead() {
        Problem problem = Checked.only(
                "dormant-read", FALLBACK + "STEP b: ASSIGN planner\nSTEP c: ASSIGN planner: steps.b.out.x");
        assertThat(problem.suggestion()).contains("read 'a': what its fallback gives is read as its own");
        assertThat(
                        Checked.codes(
                                "PLAN p:\nOUTPUT x = steps.b.out.y\nSTEP a: ASSIGN planner COMPENSATE b\nSTEP b: ASSIGN planner"))
                .contains("dormant-read");
    }

    @Test
    void aStepMayStandInForSeveral() {
        assertThat(Checked.codes(FALLBACK + "STEP b: ASSIGN planner\nSTEP c: ASSIGN planner ON_FAIL fallback b"))
                .isEmpty();
    }

    @Test
    void aStandInNeedsOnlyWhatIsDoneThen() {
        assertThat(Checked.codes(FALLBACK + "STEP b: ASSIGN planner: steps.first.out.x"))
                .isEmpty();
        Problem problem = Checked.only(
                "fallback-needs", FALLBACK + "STEP other: ASSIGN planner\nSTEP b: ASSIGN planner: steps.other.out.x");
        assertThat(problem.suggestion()).contains("let 'a' require it: REQUIRES other");
        assertThat(Checked.codes(FALLBACK + "STEP other: ASSIGN planner\nSTEP b:\n ASSIGN planner\n REQUIRES other"))
                .contains("fallback-needs");
    }

    @Test
    void aStandInMayAskForWhatMayBeMissing() {
        assertThat(Checked.codes(
                        FALLBACK + "STEP other: ASSIGN planner\nSTEP b: ASSIGN planner: steps.other.out.x ?? 1"))
                .isEmpty();
    }

    @Test
    void aStandInOfAStandInNeedsWhatIsDoneBeforeTheFirst() {
        assertThat(Checked.codes(FALLBACK
                        + "STEP b:\n ASSIGN planner ON_FAIL fallback c\nSTEP c:\n ASSIGN planner: steps.first.out.x"))
                .isEmpty();
    }

    @Test
    void whatUndoesAStepNeedsOnlyWhatIsDoneThen() {
        String acl = "PLAN p:\nSTEP other: ASSIGN planner\nSTEP a: ASSIGN planner COMPENSATE u\n"
                + "STEP u: ASSIGN planner: steps.other.out.x";
        assertThat(Checked.codes(acl)).containsExactly("compensation-needs");
    }

    @Test
    void aStandInHasNoWhen() {
        assertThat(Checked.codes(FALLBACK + "STEP b:\n ASSIGN planner\n WHEN steps.first.out.x == 1"))
                .containsExactly("dormant-when");
    }

    @Test
    void whatUndoesIsNotUndone() {
        String acl =
                "PLAN p:\nSTEP a: ASSIGN planner COMPENSATE b\nSTEP b: ASSIGN planner COMPENSATE c\nSTEP c: ASSIGN planner";
        assertThat(Checked.codes(acl)).containsExactly("compensation-undone");
    }

    @Test
    void whatFollowsAFailedUndoingIsNoChoice() {
        Problem problem = Checked.only(
                "on-fail-useless",
                "PLAN p:\nSTEP a: ASSIGN planner COMPENSATE b\nSTEP b: ASSIGN planner ON_FAIL fallback c\nSTEP c: ASSIGN planner");
        assertThat(problem.error()).isFalse();
    }
}
