package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class UnusedChecksTest {

    private static void unused(String code, String acl) {
        assertThat(Checked.text(acl)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.error()).isFalse();
        });
    }

    @Test
    void whatIsDeclaredAndNotUsedIsAWarning() {
        unused("unused-input", "PLAN p:\nINPUT x: text\nSTEP a:");
        unused("unused-role", "PLAN p:\nROLE x: llm\nSTEP a:");
        unused("unused-pool", "PLAN p:\nPOOL x: tokens=5\nSTEP a:");
        unused("unused-plan", "PLAN p:\nSTEP a:\nPLAN c:\nSTEP a:");
        unused("unused-output", "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT x: text\nSTEP b:\n REQUIRES a");
    }

    @Test
    void whatAPlanWithoutResultsEndsWithIsUsed() {
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT x: text"))
                .isEmpty();
        unused("unused-output", "PLAN p:\nOUTPUT r = 1\nSTEP a:\n ASSIGN planner\n OUTPUT x: text");
    }

    @Test
    void whatOnlyTheStepsOwnGateReadsIsUsed() {
        assertThat(Checked.codes(
                        "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT x: number\n GATE out.x > 1\nSTEP b:\n REQUIRES a"))
                .isEmpty();
    }

    @Test
    void whatIsReadAsAWholeIsUsed() {
        String acl = "PLAN p:\nINPUT x: text\nSTEP a:\n ASSIGN planner: json(inputs)\n OUTPUT x: number\n"
                + "STEP b: ASSIGN planner: json(steps.a.out)";
        assertThat(Checked.codes(acl)).isEmpty();
    }

    @Test
    void aPlanThatIsCalledByOneThatIsNotCalledIsNotUsed() {
        assertThat(Checked.text("PLAN p:\nSTEP a:\nPLAN c:\nSTEP a: CALL d\nPLAN d:\nSTEP a:"))
                .extracting(Problem::code)
                .containsExactly("unused-plan", "unused-plan");
    }

    @Test
    void aRoleThatApprovesHasSomethingToDo() {
        assertThat(Checked.codes("PLAN p:\nROLE boss\nSTEP a: APPROVE \"?\" by=boss"))
                .isEmpty();
    }
}
