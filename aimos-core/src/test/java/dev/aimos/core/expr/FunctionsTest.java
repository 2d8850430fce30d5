package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation tells what the code does. */
final class FunctionsTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+\\(.*?\\))` \\| ([^|]+) \\|", Pattern.MULTILINE);

    private static String section() throws IOException {
        Path file = Path.of("../docs/acl.md");
        String docs = Files.readString(file);
        int start = docs.indexOf("## Expressions");
        int end = docs.indexOf("\n## ", start + 1);
        return end < 0 ? docs.substring(start) : docs.substring(start, end);
    }

    @Test
    void theDocumentationListsTheFunctionsAndNoOthers() throws IOException {
        List<String> listed =
                ROW.matcher(section()).results().map(row -> row.group(1)).toList();
        assertThat(listed)
                .containsExactlyElementsOf(
                        Functions.all().stream().map(Function::signature).toList());
    }

    @Test
    void theDocumentationTellsTheTypesOfResults() throws IOException {
        for (MatchResult row : ROW.matcher(section()).results().toList()) {
            String name = row.group(1).substring(0, row.group(1).indexOf('('));
            Function function = Functions.all().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            String result = function.typing()
                    .of(function.parameters().stream()
                            .map(parameter -> parameter.types().get(0))
                            .toList())
                    .toString();
            String told = row.group(2);
            boolean follows = told.equals("an item")
                    || told.equals("as `x`")
                    || told.equals("as `list`")
                    || told.equals("as `a`, `b`")
                    || told.equals("as its items");
            assertThat(follows || told.equals(result))
                    .as(name + ": " + told + " or " + result)
                    .isTrue();
        }
    }

    @Test
    void theExamplesOfTheDocumentationAreRead() throws IOException {
        Pattern block = Pattern.compile("```acl-expressions\n(.*?)```", Pattern.DOTALL);
        List<String> examples = block.matcher(section())
                .results()
                .flatMap(example -> example.group(1).lines())
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(examples).hasSizeGreaterThan(5).allSatisfy(line -> {
            assertThat(Expressions.print(Expressions.parse(line))).isEqualTo(line);
        });
    }

    @Test
    void theBoundsOfTheDocumentationAreThoseOfTheCode() throws IOException {
        assertThat(section())
                .contains(
                        "10,000 characters",
                        "nested at most " + ExprParser.DEEPEST + " deep",
                        "at most " + ExprParser.TALLEST + " operators",
                        "at most " + Words.LONGEST_NAME + " characters",
                        String.format("%,d steps", Meter.MOST));
        assertThat(ExprParser.LONGEST).isEqualTo(10_000);
    }

    @Test
    void everyOperatorIsDocumented() throws IOException {
        String section = section();
        assertThat(Operator.values())
                .allSatisfy(operator -> assertThat(section).contains("`" + operator.written() + "`"));
    }
}
