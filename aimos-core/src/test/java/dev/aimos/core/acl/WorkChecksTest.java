package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // a step in a line
final class WorkChecksTest {
    private static final String CALLED =
            "\nPLAN c:\nINPUT n: number\nINPUT m = 2\nOUTPUT ok: boolean = steps.a.out.x == inputs.n + inputs.m\n"
                    + "STEP a: ASSIGN planner";

    @Test
    void aCalledPlanIsGivenItsInputsAndNoOthers() {
        Problem missing = Checked.only("missing-input", "PLAN p:\nSTEP a: CALL c" + CALLED);
        assertThat(missing.message()).contains("without its input 'n'");
        Problem unknown =
                Checked.only("unknown-input", "PLAN p:\nSTEP a:\n CALL c\n INPUT n = 1\n INPUT mm = 1" + CALLED);
        assertThat(Checked.marked(unknown)).isEqualTo("mm");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n CALL c\n INPUT n = 1" + CALLED))
                .isEmpty();
    }

    @Test
    void theOutputsOfACallAreTheResultsOfThePlan() {
        String call = "PLAN p:\nSTEP a:\n CALL c\n INPUT n = 1\n";
        assertThat(Checked.codes(call + "STEP b: ASSIGN planner: steps.a.out.ok and true" + CALLED))
                .isEmpty();
        assertThat(Checked.codes(call + "STEP b: ASSIGN planner: steps.a.out.okay" + CALLED))
                .containsExactly("unknown-output");
        assertThat(Checked.codes(call + "OUTPUT no: any" + CALLED)).containsExactly("unknown-output");
        assertThat(Checked.codes(call + "OUTPUT ok: text" + CALLED)).containsExactly("type-mismatch");
    }

    @Test
    void aStepThatDoesNothingGivesWhatItIsGiven() {
        String acl = "PLAN p:\nSTEP a:\n INPUT x = 3\n APPROVE \"ok?\"\nSTEP b: ASSIGN planner: \"${steps.a.out.x}";
        assertThat(Checked.codes(acl + "${steps.a.out.approved_by}\"")).isEmpty();
        assertThat(Checked.codes(acl + "${steps.a.out.y}\"")).containsExactly("unknown-output");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n INPUT x = 3\n OUTPUT x: number\n OUTPUT y: number"))
                .containsExactly("output-of-nothing");
    }

    @Test
    void aStepThatDoesNothingIsNotTriedAgain() {
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n RETRY 3")).containsExactly("retry-nothing");
    }

    @Test
    void aFallbackGivesWhatTheFailedStepWould() {
        String step =
                "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT x: number\n ON_FAIL fallback b\nSTEP b:\n ASSIGN planner\n"
                        + "STEP c: ASSIGN planner: steps.a.out.x\nSTEP z:\n REQUIRES a\n";
        Problem problem = Checked.only("fallback-outputs", step);
        assertThat(problem.suggestion()).contains("declare there: OUTPUT x: number");
        assertThat(Checked.marked(problem)).isEqualTo("b");
        String other = step.replace("STEP b:\n ASSIGN planner", "STEP b:\n ASSIGN planner\n OUTPUT x: text");
        assertThat(Checked.only("fallback-outputs", other).message()).contains("a text where a number is needed");
        assertThat(Checked.codes(other.replace("x: text", "x: number\n OUTPUT more: text")))
                .isEmpty();
    }

    @Test
    void aFallbackStandsInForOneItem() {
        String acl =
                "PLAN p:\nOUTPUT all: list of number = steps.a.out.x\nSTEP a:\n ASSIGN planner: i\n FOR_EACH i IN [1]\n"
                        + "OUTPUT x: number\n ON_FAIL fallback b\nSTEP b:\n ASSIGN planner: i\n OUTPUT x: number";
        assertThat(Checked.codes(acl)).isEmpty();
    }
}
