package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aimos.Json;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExprParserTest {

    /** What is read, with a bracket around every operator. */
    private static String nested(String text) {
        return nested(Expressions.parse(text));
    }

    private static String nested(Expr expr) {
        return switch (expr) {
            case Expr.Binary binary ->
                "(" + nested(binary.left()) + " " + binary.operator().written() + " " + nested(binary.right()) + ")";
            case Expr.Not not -> "(not " + nested(not.of()) + ")";
            case Expr.Negate negate -> "(-" + nested(negate.of()) + ")";
            case Expr.Member member -> nested(member.of()) + "." + member.name();
            case Expr.Index index -> nested(index.of()) + "[" + nested(index.index()) + "]";
            default -> Expressions.print(expr);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "a + b * c, (a + (b * c))",
        "a * b + c, ((a * b) + c)",
        "a - b - c, ((a - b) - c)",
        "a - (b - c), (a - (b - c))",
        "-a * -b, ((-a) * (-b))",
        "-a.b[0], (-a.b[0])",
        "--a, (-(-a))",
        "not a and b, ((not a) and b)",
        "!a == b, (not (a == b))",
        "not not a, (not (not a))",
        "a or b and c, (a or (b and c))",
        "a || b && c, (a or (b and c))",
        "a ?? b or c, (a ?? (b or c))",
        "a ?? b ?? c, ((a ?? b) ?? c)",
        "a == b and c != d, ((a == b) and (c != d))",
        "a + 1 < b * 2, ((a + 1) < (b * 2))",
        "a not in b or c in d, ((a not in b) or (c in d))",
        "(a == b) == c, ((a == b) == c)",
        "a and not b, (a and (not b))",
        "a % b / c, ((a % b) / c)"
    })
    void operatorsBindAsDocumented(String text, String expected) {
        assertThat(nested(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a==b&&c                   | a == b and c
            !(a)                      | not a
            True or None == False     | true or null == false
            ((a + b)) * c             | (a + b) * c
            a + (b * c)               | a + b * c
            a - (b - c)               | a - (b - c)
            [ 1,2, ]                  | [1, 2]
            {a:1, "b c" : 2, "d": 3,} | {a: 1, "b c": 2, d: 3}
            ${ inputs.x }             | ${inputs.x}
            f.IN.STEP                 | f.IN.STEP
            "a${b}c${"d"}${"e${f}"}"  | "a${b}cde${f}"
            "\\$5 \\${x}"             | "$5 \\${x}"
            1_000 + 5_0k              | 1000 + 50k
            1e21                      | 1e+21
            x [ 0 ] . y               | x[0].y
            min(1,2)                  | min(1, 2)
            """)
    void printingIsCanonical(String text, String expected) {
        assertThat(Expressions.print(Expressions.parse(text))).isEqualTo(expected);
    }

    @Test
    void longTextsOfSeveralLinesStayThem() {
        String text = "Write \"one\" line.\n".repeat(8) + "${x}";
        String printed = Expressions.print(new Expr.Literal(Json.of(text), Span.NONE));
        assertThat(printed).isEqualTo("\"\"\"" + text.replace("${", "\\${") + "\"\"\"");
        assertThat(Constant.fold(Expressions.parse(printed))).contains(Json.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            out.x = 5         | operator            | write ==
            a === b           | operator            | write ==
            a <> b            | operator            | write !=
            a => b            | operator            | write >=
            a & b             | operator            | write and
            a OR b            | operator            | write or
            NOT a             | operator            | write not
            a is b            | operator            | write ==
            a ? b : c         | operator            | write if(condition, a, b), or a ?? b
            a < b < c         | comparison-chained  | write both, joined by and: a < b and b < c
            'x'               | single-quotes       | write "x"
            cuont(x)          | unknown-function    | did you mean count?
            len(x)            | unknown-function    | did you mean count?
            foo_bar_baz(x)    | unknown-function    | there is exists, if, count
            round()           | argument-count      | it is round(x: number[, digits: number])
            sum(1, 2)         | argument-count      | it is sum(list: list of number)
            a + not b         | not-inside          | put it into brackets: (not …)
            a b               | expression-end      | write an operator between the two, or leave one out
            a +               | expression-missing  | write a number
            and a             | expression-missing  | write what it joins on both sides of it
            2 ** 3            | operator            | there is no power operator; multiply
            (a                | bracket-open        | write ')' after it
            [a; b]            | stray-character     | leave it out
            (a b)             | bracket-open        | close the '(' of line 1, or write an operator
            a.5               | member              | write [5] instead
            a."b"             | member              | write ["…"] instead
            a..b              | member              | write a name, or leave the '.' out
            {a}               | member              | write {name: value, "any other name": value}
            {a: 1, a: 2}      | member-twice        | remove one
            "${}"             | embedded-empty      | write \\${ if the text is to have a ${
            "${a b}"          | expression-end      | close the ${, or write an operator
            """)
    void whatIsWrongIsToldWithWhatToDo(String text, String code, String suggestion) {
        PlanRefused refused = catchThrowableOfType(PlanRefused.class, () -> Expressions.parse(text));
        Problem problem = refused.problems().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.suggestion().orElse("")).startsWith(suggestion);
    }

    @ParameterizedTest
    @CsvSource({"1 < 2 < 3, 7", "a.b = 5, 5", "round(), 1", "a + +, 5", "(a + 1, 1"})
    void problemsAreToldWhereTheyAre(String text, int column) {
        PlanRefused refused = catchThrowableOfType(PlanRefused.class, () -> Expressions.parse(text));
        assertThat(refused.problems())
                .singleElement()
                .extracting(Problem::column)
                .isEqualTo(column);
    }

    @Test
    void readingStopsWhereTheExpressionIsOver() {
        Source source = new Source("out.best >= 0.4 \"too low\" STEP x");
        Problems problems = new Problems();
        Tokens tokens = Lexer.tokens(source, problems);
        Expr condition = ExprParser.parse(tokens, source, problems);
        Expr message = ExprParser.parse(tokens, source, problems);
        assertThat(condition).isInstanceOf(Expr.Binary.class);
        assertThat(message).isInstanceOf(Expr.Literal.class);
        assertThat(tokens.at("STEP")).isTrue();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void spansCoverWhatWasRead() {
        String text = "  (a + b) * ${c}.d[ 1 ]";
        Expr.Binary product = (Expr.Binary) Expressions.parse(text);
        Source source = new Source(text);
        assertThat(source.text(product.span())).isEqualTo("(a + b) * ${c}.d[ 1 ]");
        assertThat(source.text(product.left().span())).isEqualTo("a + b");
        assertThat(source.text(product.right().span())).isEqualTo("${c}.d[ 1 ]");
    }

    @Test
    void nestingIsBounded() {
        assertThat(Expressions.parse("(".repeat(60) + "a" + ")".repeat(60))).isInstanceOf(Expr.Name.class);
        assertThatThrownBy(() -> Expressions.parse("(".repeat(70) + "a" + ")".repeat(70)))
                .hasMessageContaining("expression-too-deep");
        assertThatThrownBy(() -> Expressions.parse("a" + " + a".repeat(300))).hasMessageContaining("all([…])");
        assertThatThrownBy(() -> Expressions.parse("a" + ".a".repeat(300))).hasMessageContaining("expression-too-deep");
        assertThat(Expressions.parse("a" + " + a".repeat(200))).isInstanceOf(Expr.Binary.class);
    }

    @Test
    void lengthIsBounded() {
        assertThatThrownBy(() -> Expressions.parse("\"" + "x".repeat(10_000) + "\""))
                .hasMessageContaining("expression-too-long");
        assertThat(Expressions.parse("\"" + "x".repeat(9_998) + "\"")).isInstanceOf(Expr.Literal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", "[", "{", "{a:", "${", "\"${", "not ", "-", "!", "a.", "a[", "a+", "a and ", "f(", "count(", "a,",
                "[1,", "1 ", "a ?? ", "\"", "\"\"\"", "\0", "\uD800"
            })
    void aMegabyteOfAnythingIsRefused(String piece) {
        assertThatThrownBy(() -> Expressions.parse(piece.repeat(1_000_000 / piece.length())))
                .isInstanceOf(PlanRefused.class);
    }

    @Test
    void nothingIsRefusedToo() {
        assertThatThrownBy(() -> Expressions.parse("")).isInstanceOf(PlanRefused.class);
        assertThatThrownBy(() -> Expressions.parse(" # x")).isInstanceOf(PlanRefused.class);
    }

    @Test
    void referencesTellThePathsThatAreRead() {
        assertThat(
                        Expressions.references(
                                Expressions.parse(
                                        "steps.a.out.x ?? ${steps[\"b\"].out.y} + inputs.list[index].z and exists(output.v) and \"${hit}\" != \"\"")))
                .extracting(ref -> String.join(".", ref.path()) + (ref.optional() ? "?" : ""))
                .containsExactly("steps.a.out.x?", "steps.b.out.y", "inputs.list", "index", "out.v?", "hit");
    }
}
