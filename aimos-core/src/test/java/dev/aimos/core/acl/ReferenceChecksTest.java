package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReferenceChecksTest {

    private static Problem only(String code, String statements) {
        return Checked.only(code, "PLAN p:\n" + statements);
    }

    @Test
    void aStepThatIsNotThereIsToldWhereItIsNamed() {
        Problem problem = only("unknown-step", "STEP find:\nSTEP b:\n  REQUIRES fnid");
        assertThat(problem.line()).isEqualTo(4);
        assertThat(Checked.marked(problem)).isEqualTo("fnid");
        assertThat(problem.suggestion()).contains("did you mean 'find'?");
    }

    @Test
    void aStepThatIsReadOrFallenBackToOrUndoesMustBeThere() {
        assertThat(only("unknown-step", "STEP b:\n INPUT x = ${steps.fnid.out.y}")
                        .message())
                .contains("'fnid'");
        assertThat(only("unknown-step", "STEP b:\n ASSIGN planner ON_FAIL fallback other")
                        .message())
                .contains("'other'");
        assertThat(only("unknown-step", "STEP b:\n ASSIGN planner COMPENSATE other")
                        .message())
                .contains("'other'");
    }

    @Test
    void anInputThatIsNotThereIsToldWithTheOneMeant() {
        Problem problem =
                only("unknown-input", "INPUT question: text\nSTEP a:\n ASSIGN planner: \"${inputs.quesion}?\"");
        assertThat(problem.suggestion()).contains("did you mean 'question'?");
        assertThat(Checked.marked(problem)).isEqualTo("inputs.quesion");
    }

    @Test
    void anOutputThatIsNotDeclaredIsToldIfOthersAre() {
        String declared = "STEP a:\n ASSIGN planner\n OUTPUT hits: list\nSTEP b:\n ASSIGN planner: steps.a.out.hts";
        assertThat(only("unknown-output", declared).suggestion()).contains("did you mean 'hits'?");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner\nSTEP b:\n ASSIGN planner: steps.a.out.any_thing"))
                .isEmpty();
    }

    @Test
    void whatMayBeMissingMayBeAskedFor() {
        String acl = "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT hits: list\n GATE count(out.hits) > 1\n"
                + "GATE exists(out.more) or (out.most ?? 3) > 1";
        assertThat(Checked.codes(acl)).isEmpty();
    }

    @Test
    void whatIsNoneOfAStepIsTold() {
        String read = "STEP a:\n ASSIGN planner\n OUTPUT hits: list\nSTEP b:\n ASSIGN planner: steps.a";
        assertThat(only("unknown-member", read).suggestion()).contains("did you mean 'steps.a.out'?");
        assertThat(only("unknown-member", read + ".hits").suggestion()).contains("did you mean 'steps.a.out.hits'?");
        assertThat(only("unknown-member", read + ".statu").suggestion()).contains("did you mean 'status'?");
        assertThat(only("step-not-named", "STEP b:\n ASSIGN planner: steps").line())
                .isEqualTo(3);
        assertThat(only("step-not-named", "INPUT x\nSTEP b:\n ASSIGN planner: steps[inputs.x].out")
                        .line())
                .isEqualTo(4);
    }

    @Test
    void outIsThereInGatesOnly() {
        assertThat(only("out-outside-gate", "STEP a:\n ASSIGN planner\n INPUT x = out.y")
                        .suggestion())
                .contains("name the step: steps.NAME.out");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner\n GATE output.valid == True \"not ${out.valid}\""))
                .isEmpty();
    }

    @Test
    void aNameThatIsNothingSaysWhatWasMeant() {
        String input = "INPUT question: text\nSTEP a:\n ASSIGN planner: question";
        assertThat(only("unknown-name", input).suggestion()).contains("did you mean 'inputs.question'?");
        String step = "STEP find:\n ASSIGN planner\nSTEP a:\n ASSIGN planner: find.best";
        assertThat(only("unknown-name", step).suggestion()).contains("did you mean 'steps.find.out'?");
        assertThat(only("unknown-name", "STEP a:\n ASSIGN planner: step.b").suggestion())
                .contains("did you mean 'steps'?");
        assertThat(only("unknown-name", "STEP a:\n ASSIGN planner: hello")
                        .suggestion()
                        .orElse(""))
                .contains("double quotes");
    }

    @Test
    void theVariableOfForEachIsThereForEachItem() {
        String each = "PLAN p:\nSTEP a:\n ASSIGN planner: hit.text\n FOR_EACH hit IN [{text: \"x\"}]\n";
        assertThat(Checked.codes(each + "APPROVE hit.text\nON_FAIL escalate \"${index}\"\nGATE out.x == index"))
                .isEmpty();
        assertThat(Checked.codes(each + "WHEN hit.x == 1")).containsExactly("item-not-there");
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner: index")).containsExactly("unknown-name");
    }

    @Test
    void whatStandsInForAStepSeesItsVariable() {
        String acl = """
                PLAN p:
                STEP a:
                  ASSIGN planner
                  FOR_EACH hit IN ["x"]
                  ON_FAIL fallback b
                STEP b:
                  ASSIGN planner: "${hit} ${index}"
                  ON_FAIL fallback c
                STEP c:
                  ASSIGN planner: hit
                """;
        assertThat(Checked.codes(acl)).isEmpty();
    }

    @Test
    void ofARunThereAreItsIdAndItsPlan() {
        assertThat(Checked.codes("PLAN p: STEP a: ASSIGN planner: \"${run.id} ${run.plan}\""))
                .isEmpty();
        assertThat(only("unknown-member", "STEP a: ASSIGN planner: run.name").message())
                .contains("'name'");
    }

    @Test
    void ofABudgetThereIsWhatIsLimited() {
        String plan = "BUDGET tokens=5k, calls=4\nSTEP a: BUDGET tokens=1k ASSIGN planner: ";
        assertThat(Checked.codes("PLAN p:\n" + plan + "budget.tokens.left + budget.time.used"))
                .isEmpty();
        assertThat(only("not-limited", plan + "budget.time.left").suggestion())
                .contains("name it in the plan's BUDGET");
        assertThat(only("unknown-resource", plan + "budget.token.left").suggestion())
                .contains("did you mean 'tokens'?");
        assertThat(only("unknown-member", plan + "budget.tokens.rest").line()).isEqualTo(3);
    }

    @Test
    void changeIsThereInAmendOnly() {
        assertThat(
                        Checked.codes(
                                "PLAN p:\n AMEND change.removed == [] and change.by != \"\" APPROVE \"ok ${change.added}?\"\nSTEP a:"))
                .isEmpty();
        assertThat(only("change-outside-amend", "STEP a: ASSIGN planner: change.by")
                        .line())
                .isEqualTo(2);
        assertThat(only("unknown-member", "AMEND change.remved == []\nSTEP a:").suggestion())
                .contains("did you mean 'removed'?");
    }

    @Test
    void poolsAndPlansAndRolesMustBeThere() {
        assertThat(only("unknown-pool", "POOL shared: tokens=5\nSTEP a: ASSIGN planner BUDGET tokens=1, pool=shred")
                        .suggestion())
                .contains("did you mean 'shared'?");
        assertThat(only("unknown-plan", "STEP a: CALL chek\nPLAN check: STEP a:")
                        .suggestion())
                .contains("did you mean 'check'?");
        assertThat(only("unknown-role", "STEP a: ASSIGN retreiver").suggestion())
                .contains("did you mean 'retriever'?");
        assertThat(only("unknown-role", "ROLE writer: llm\nSTEP a: ASSIGN writr")
                        .suggestion())
                .contains("did you mean 'writer'?");
        assertThat(only("unknown-role", "STEP a: APPROVE \"?\" by=boss").suggestion())
                .contains("declare it before the steps: ROLE boss: llm");
    }

    @Test
    void theRolesOfThePlanThatRunsAreThereInThoseItCalls() {
        assertThat(Checked.codes("PLAN p:\nROLE writer: llm\nSTEP a: CALL c\nPLAN c:\nSTEP a: ASSIGN writer"))
                .isEmpty();
    }

    @Test
    void theTenRolesThatAreKnownNeedNoDeclaration() {
        StringBuilder acl = new StringBuilder("PLAN p:\n");
        RoleChecks.KNOWN.forEach(role -> acl.append("STEP ")
                .append(role)
                .append("1: ASSIGN ")
                .append(role)
                .append('\n'));
        assertThat(RoleChecks.KNOWN).hasSize(10);
        assertThat(Checked.codes(acl.toString())).isEmpty();
    }

    @Test
    void aStepThatIsRequiredTwiceIsAWarning() {
        Problem problem = only("duplicate-requires", "STEP a:\nSTEP b:\n REQUIRES a\n REQUIRES a");
        assertThat(problem.error()).isFalse();
    }

    @Test
    void aProblemOfACalledPlanNamesItAndStandsThere() {
        Problem problem = only("unknown-input", "STEP a: CALL c\nPLAN c:\nSTEP a: ASSIGN planner: inputs.x");
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.message()).contains("of plan 'c'");
        assertThat(problem.suggestion()).isEqualTo(Optional.of("declare it before the steps: INPUT x: any"));
    }
}
