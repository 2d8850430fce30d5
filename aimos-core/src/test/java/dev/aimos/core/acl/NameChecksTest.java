package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameChecksTest {

    private static List<String> codes(Step... steps) {
        return Checked.plan(Plan.of("p", List.of(steps))).stream()
                .map(Problem::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "a b", "a-", "-a", "é", "a\u0000", "a\nb", "\uD800", "${x}", "_a", "a.b"})
    void aNameThatAclCannotWriteIsMalformed(String name) {
        assertThat(codes(Step.named(name).build())).containsExactly("name-malformed");
        assertThat(codes(Step.named("a").input(name, "1").build())).containsExactly("name-malformed");
    }

    @Test
    void everyKindOfNameIsLookedAt() {
        Step step = Step.named("s")
                .assign("planner", "a b", new Expression("1"))
                .output("a b", ValueType.ANY)
                .gate("a b", "out.x == 1")
                .forEach(new Step.ForEach("a b", new Expression("[1]"), 0))
                .build();
        assertThat(codes(step)).filteredOn("name-malformed"::equals).hasSize(4);
    }

    @Test
    void aNameOfAHundredCharactersIsAllowedAndALongerOneIsNot() {
        assertThat(codes(Step.named("a".repeat(100)).build())).isEmpty();
        assertThat(codes(Step.named("a".repeat(101)).build())).containsExactly("name-too-long");
        List<Problem> problems = Checked.plan(
                Plan.of("p", List.of(Step.named("a".repeat(1_000_000)).build())));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STEP", "IN", "and", "not", "true", "None"})
    void aWordOfTheLanguageIsNoName(String word) {
        assertThat(codes(Step.named(word).build())).containsExactly("name-reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputs", "steps", "out", "output", "index", "run", "budget", "change"})
    void theVariableOfForEachIsNoneOfTheOtherNamesInExpressions(String variable) {
        Problem problem = Checked.only(
                "name-reserved", "PLAN p: STEP a: ASSIGN planner FOR_EACH " + variable + " IN [1] INPUT x = 1");
        assertThat(Checked.marked(problem)).isEqualTo(variable);
    }

    @Test
    void twoStepsOfTheSameNameAreToldAtTheLater() {
        Problem problem = Checked.only("duplicate-name", "PLAN p:\nSTEP a:\nSTEP b:\nSTEP a:\n");
        assertThat(problem.message()).contains("step named 'a'");
    }

    @Test
    void twoOfTheSameNameOfAnyKindAreTold() {
        String acl = """
                PLAN p:
                  INPUT i: any
                  INPUT i: any
                  OUTPUT r = inputs.i
                  OUTPUT r = inputs.i
                  ROLE w: llm
                  ROLE w: llm
                  POOL q: tokens=1
                  POOL q: tokens=1
                  STEP a:
                    ASSIGN w
                    BUDGET pool=q
                    OUTPUT o
                    OUTPUT o
                    GATE g: out.o == 1
                    GATE g: out.o == 1
                PLAN c: STEP x:
                PLAN c: STEP x:
                """;
        assertThat(Checked.codes(acl)).filteredOn("duplicate-name"::equals).hasSize(7);
    }

    @Test
    void aStepOfOnePlanMayBeNamedAsOneOfAnother() {
        assertThat(Checked.codes("PLAN p: STEP a: CALL c PLAN c: STEP a:")).isEmpty();
    }
}
