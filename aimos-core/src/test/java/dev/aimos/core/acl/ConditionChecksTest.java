package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionChecksTest {
    private static final String GATE = "PLAN p:\nSTEP a:\n ASSIGN planner\n OUTPUT n: number\n OUTPUT t: text\nGATE ";
    private static final String REST = "\nSTEP b: ASSIGN planner: \"${steps.a.out.n}${steps.a.out.t}\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "1 > 2",
                "false and out.n > 1",
                "out.n > 5 and out.n < 3",
                "out.n == 1 and out.n != 1",
                "out.t == \"x\" and out.t == \"y\""
            })
    void aGateThatCanNeverHoldIsAnError(String condition) {
        Problem problem = Checked.only("gate-never-holds", GATE + condition + REST);
        assertThat(problem.error()).isTrue();
        assertThat(Checked.marked(problem)).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1 < 2", "true or out.n > 1", "out.n > 5 or out.n <= 5"})
    void aGateThatAlwaysHoldsIsAWarning(String condition) {
        assertThat(Checked.only("gate-always-holds", GATE + condition + REST).error())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"out.n > 5", "out.n > 3 and out.n < 5", "out.n == 1 or out.n == 2", "out.t in [\"a\", \"b\"]"})
    void aGateThatMayHoldOrNotIsFine(String condition) {
        assertThat(Checked.codes(GATE + condition + REST)).isEmpty();
    }

    @Test
    void aStepWhoseConditionIsFalseNeverRunsNorDoesWhatReadsIt() {
        String acl = """
                PLAN p:
                OUTPUT r = steps.c.out.x
                OUTPUT s = steps.c.out.x ?? 1
                STEP a:
                  ASSIGN planner
                  WHEN 1 > 2
                  COMPENSATE u
                STEP b: ASSIGN planner: steps.a.out.x
                STEP c: ASSIGN planner: steps.b.out.x
                STEP d:
                  ASSIGN planner
                  REQUIRES c
                STEP e: ASSIGN planner: steps.c.out.x ?? 3
                STEP u: ASSIGN planner
                """;
        List<Problem> problems = Checked.text(acl);
        assertThat(problems).noneMatch(Problem::error);
        assertThat(problems)
                .filteredOn(problem -> problem.code().equals("never-runs"))
                .extracting(Problem::line)
                .containsExactly(6, 8, 9, 14);
        assertThat(Checked.only("never-there", acl).line()).isEqualTo(2);
    }

    @Test
    void aConditionThatAlwaysHoldsIsAWarning() {
        assertThat(Checked.codes("PLAN p:\nSTEP a:\n ASSIGN planner\n WHEN 1 < 2"))
                .containsExactly("when-always-holds");
    }
}
