package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.apoe.Acl;
import dev.aimos.apoe.Acl.Syntax;
import dev.aimos.core.expr.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/acl.md} tells what the code does. */
final class AclDocsTest {
    private static final Path FILE = Path.of("../docs/acl.md");
    private static final Path CODE = Path.of("../aimos-core/src/main/java/dev/aimos/core");

    /** Not told of a text: what printing refuses, and what a run is told. */
    private static final Set<String> ELSEWHERE = Set.of(
            "plan-unprintable",
            "plan-unknown",
            "missing",
            "number-range",
            "too-large",
            "bad-function",
            "not-a-boolean");

    private static String docs() throws IOException {
        return Files.readString(FILE);
    }

    private static String section(String title) throws IOException {
        String docs = docs();
        int start = docs.indexOf("\n## " + title + "\n");
        assertThat(start).as(title).isNotNegative();
        int end = docs.indexOf("\n## ", start + 1);
        return end < 0 ? docs.substring(start) : docs.substring(start, end);
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void theKeywordsAreThoseOfTheLexer() throws IOException {
        String line = found("^- Keywords are upper case and reserved: (.*?)\\.", section("Lexical rules"))
                .getFirst();
        assertThat(found("`([A-Z_]+)`", line)).containsExactlyElementsOf(Words.KEYWORDS);
    }

    @Test
    void theGrammarHasEveryKeywordAndNoOther() throws IOException {
        String grammar = found("```ebnf\n((?s:.*?))```", section("Grammar")).getFirst();
        assertThat(new TreeSet<>(found("\"([A-Z_]+)\"", grammar)))
                .containsExactlyElementsOf(new TreeSet<>(Words.KEYWORDS));
    }

    @Test
    void everyStatementIsDescribedWhereItBelongs() throws IOException {
        String statements = section("Statements");
        int steps = statements.indexOf("### Of a step");
        Set<String> ofPlan = new TreeSet<>(found("^\\| `([A-Z_]+)", statements.substring(0, steps)));
        Set<String> ofStep = new TreeSet<>(found("^\\| `([A-Z_]+)", statements.substring(steps)));
        assertThat(ofPlan).containsExactlyElementsOf(names(Statement::ofPlan, Statement.PLAN));
        assertThat(ofStep).containsExactlyElementsOf(names(Statement::ofStep, Statement.STEP));
    }

    private static Set<String> names(Predicate<Statement> which, Statement header) {
        Set<String> names = new TreeSet<>(Set.of(header.name()));
        Arrays.stream(Statement.values()).filter(which).map(Statement::name).forEach(names::add);
        return names;
    }

    @Test
    void whatStandsSeveralTimesIsSaid() throws IOException {
        String rule = found("^(Everything but .*)$", section("Statements")).getFirst();
        List<String> plan = found("`([A-Z_]+)`", rule.substring(0, rule.indexOf("in a plan")));
        List<String> step = found("`([A-Z_]+)`", rule.substring(rule.indexOf("in a plan"), rule.indexOf("in a step;")));
        assertThat(plan)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Statement.values())
                        .filter(statement -> statement.ofPlan() && statement.repeated())
                        .map(Statement::name)
                        .toList());
        assertThat(step)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Statement.values())
                        .filter(statement -> statement.ofStep() && statement.repeated())
                        .map(Statement::name)
                        .toList());
    }

    @Test
    void theKnownRolesAreThoseOfTheChecks() throws IOException {
        String line = found("^The known roles are (.*)$", section("Statements")).getFirst();
        assertThat(found("`([a-z]+)`", line)).containsExactlyElementsOf(RoleChecks.KNOWN);
    }

    @Test
    void everyCodeOfAProblemIsListedAndNoOther() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String title : List.of("Errors", "Checks")) {
            for (String cell : found("^\\| ((?:`[a-z-]+`(?:, )?)+) \\|", section(title))) {
                listed.addAll(found("`([a-z]+(?:-[a-z]+)+)`", cell));
            }
        }
        listed.addAll(found("`(yaml-[a-z-]+)`", section("YAML")));
        Set<String> used = new TreeSet<>();
        for (String part : List.of("acl", "expr")) {
            try (Stream<Path> files = Files.list(CODE.resolve(part))) {
                for (Path file : files.toList()) {
                    used.addAll(found("\"([a-z]+(?:-[a-z]+)+-?)\"", Files.readString(file)));
                }
            }
        }
        used.removeAll(ELSEWHERE);
        for (String beginning : List.copyOf(used)) {
            if (beginning.endsWith("-")) {
                assertThat(listed).as(beginning).anyMatch(code -> code.startsWith(beginning));
                listed.removeIf(code -> code.startsWith(beginning));
                used.removeIf(code -> code.startsWith(beginning));
            }
        }
        assertThat(listed).containsExactlyElementsOf(used);
    }

    @TestFactory
    Stream<DynamicTest> everyPlanInItIsSound() throws IOException {
        return Stream.concat(blocks("acl", Syntax.ACL), blocks("yaml", Syntax.YAML));
    }

    private static Stream<DynamicTest> blocks(String kind, Syntax syntax) throws IOException {
        List<String> blocks = found("```" + kind + "\n((?s:.*?))```", docs());
        assertThat(blocks).isNotEmpty();
        return blocks.stream()
                .map(text -> DynamicTest.dynamicTest(text.lines().findFirst().orElse(""), () -> {
                    assertThat(Acl.check(text, syntax).problems()).isEmpty();
                    if (syntax == Syntax.ACL) {
                        assertThat(Acl.format(text)).isEqualTo(text);
                    }
                }));
    }
}
