package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class TypeChecksTest {

    @Test
    void theDefaultOfAnInputIsOfItsType() {
        Problem problem =
                Checked.only("default-type", "PLAN p:\nINPUT n: number = \"x\"\nSTEP a: ASSIGN planner: inputs.n");
        assertThat(Checked.marked(problem)).isEqualTo("n");
        assertThat(Checked.codes("PLAN p:\nINPUT n: list of number = [1, 2]\nSTEP a: ASSIGN planner: inputs.n"))
                .isEmpty();
    }

    @Test
    void aGateIsTrueOrFalse() {
        Problem problem =
                Checked.only("type-mismatch", "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT n: number\n GATE ok: out.n");
        assertThat(Checked.marked(problem)).isEqualTo("out.n");
        assertThat(problem.message()).isEqualTo("gate 'ok' of step 'a' must be a boolean, but this is a number");
    }

    @Test
    void aConditionIsTrueOrFalseAndAMessageIsAText() {
        String step = "PLAN p:\nSTEP a:\n ASSIGN planner\n";
        assertThat(Checked.codes(step + "WHEN \"x\"")).contains("type-mismatch");
        assertThat(Checked.codes(step + "APPROVE 3")).contains("type-mismatch");
        assertThat(Checked.codes(step + "GATE out.x == 1 \"a\"")).isEmpty();
        assertThat(Checked.codes("PLAN p:\nAMEND 3 APPROVE \"x\"\nSTEP a:")).containsExactly("type-mismatch");
        assertThat(Checked.codes("PLAN p:\nAMEND count(change.added) < 3 APPROVE [1]\nSTEP a:"))
                .containsExactly("type-mismatch");
    }

    @Test
    void aResultIsOfItsType() {
        String acl = "PLAN p:\nOUTPUT r: text = steps.a.out.n\nSTEP a:\n ASSIGN planner\n OUTPUT n: number";
        assertThat(Checked.only("type-mismatch", acl).message())
                .isEqualTo("result 'r' of plan 'p' must be a text, but this is a number");
    }

    @Test
    void whatIsDoneForEachItemIsAList() {
        Problem problem = Checked.only("for-each-list", "PLAN p:\nSTEP a:\n ASSIGN planner: x\n FOR_EACH x IN \"abc\"");
        assertThat(Checked.marked(problem)).isEqualTo("\"abc\"");
    }

    @Test
    void anItemIsOfTheTypeOfTheItems() {
        String acl =
                "PLAN p:\nINPUT all: list of number\nSTEP a:\n ASSIGN planner\n FOR_EACH x IN inputs.all\n INPUT y = x.name";
        assertThat(Checked.only("type-mismatch", acl).line()).isEqualTo(6);
    }

    @Test
    void theOutputsOfAStepDoneForEachItemAreLists() {
        String each =
                "PLAN p:\nOUTPUT r: list of number = steps.a.out.n\nSTEP a:\n ASSIGN planner: x\n FOR_EACH x IN [1]\n"
                        + "OUTPUT n: number\n GATE out.n > 1\nSTEP b:\n ASSIGN planner: ";
        assertThat(Checked.codes(each + "sum(steps.a.out.n)")).isEmpty();
        assertThat(Checked.codes(each + "steps.a.out.n + 1")).containsExactly("type-mismatch");
    }

    @Test
    void whatUndoesAnItemReadsTheItem() {
        String acl = "PLAN p:\nSTEP a:\n ASSIGN planner: x\n FOR_EACH x IN [1]\n OUTPUT n: number\n COMPENSATE u\n"
                + "STEP u:\n ASSIGN planner: steps.a.out.n + x";
        assertThat(Checked.codes(acl)).isEmpty();
    }

    @Test
    void theInputsOfACalledPlanAreOfTheirTypes() {
        String called = "\nPLAN c:\nINPUT n: number\nSTEP a: ASSIGN planner: inputs.n";
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n CALL c\n INPUT n = 3" + called))
                .isEmpty();
        Problem problem = Checked.only("type-mismatch", "PLAN p:\nSTEP a:\n CALL c\n INPUT n = \"3\"" + called);
        assertThat(problem.message()).contains("input 'n' of step 'a' must be a number");
    }

    @Test
    void whatCanNeverFitIsToldWithinItsExpression() {
        Problem problem = Checked.only(
                "type-mismatch",
                "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT t: text\n GATE out.t == \"x\" or out.t > 5");
        assertThat(Checked.marked(problem)).isEqualTo("out.t > 5");
    }
}
