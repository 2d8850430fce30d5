package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.expr.Problems;
import dev.aimos.plan.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What broken plans are told, to the letter: position, message, line, caret and suggestion. */
final class AclErrorsTest {

    @TestFactory
    Stream<DynamicTest> brokenAcl() {
        return golden("broken-acl", false);
    }

    @TestFactory
    Stream<DynamicTest> brokenYaml() {
        return golden("broken-yaml", true);
    }

    private static Stream<DynamicTest> golden(String file, boolean yaml) {
        Map<String, String> expected = Broken.sections(file + "-told.txt");
        Map<String, String> broken = Broken.sections(file + ".txt");
        assertThat(expected.keySet()).containsExactlyElementsOf(broken.keySet());
        assertThat(broken).hasSizeGreaterThan(30 - (yaml ? 5 : 0));
        return broken.entrySet().stream()
                .map(section -> DynamicTest.dynamicTest(section.getKey(), () -> {
                    List<Problem> problems = Broken.problems(section.getValue(), yaml);
                    assertThat(problems).isNotEmpty();
                    assertThat(Broken.shown(problems)).isEqualTo(expected.get(section.getKey()));
                }));
    }

    @Test
    void everyErrorOfATextIsToldAndTheNextStatementIsReadRightly() {
        StringBuilder text = new StringBuilder("PLAN p:\n");
        for (int i = 0; i < 50; i++) {
            text.append("  STEP s")
                    .append(i)
                    .append(":\n    RETRY often\n    TIMEOUT 5s\n    WHEN\n    ASSIGN writer: \"x\"\n");
        }
        assertThat(Broken.problems(text.toString(), false))
                .hasSize(100)
                .extracting(Problem::code)
                .containsOnly("number-expected", "expression-expected");
    }

    @Test
    void afterManyErrorsItSaysSoOnce() {
        List<Problem> problems = Broken.problems("PLAN p: STEP s: " + "TIMEOUT x ".repeat(10_000), false);
        assertThat(problems).hasSize(Problems.MOST + 1);
        assertThat(problems.getLast().code()).isEqualTo("too-many-problems");
    }

    @Test
    void theCaretStandsUnderThePlaceEvenAfterTabsAndWideCharacters() {
        Problem problem = Broken.problems("PLAN p:\n\tSTEP s \"\uD83D\uDE00\": TIMEOUT x", false)
                .getFirst();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.source().substring(problem.column() - 1, problem.column() - 1 + problem.length()))
                .isEqualTo("x");
    }
}
