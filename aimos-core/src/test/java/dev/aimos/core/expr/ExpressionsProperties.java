package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What holds of all expressions. */
final class ExpressionsProperties {
    private static final List<String> SOUP = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "${",
            "\"",
            "\"\"\"",
            "'",
            "\\",
            ",",
            ":",
            ".",
            "=",
            "==",
            "===",
            "<",
            "<=",
            "=>",
            "??",
            "?",
            "&",
            "&&",
            "|",
            "!",
            "+",
            "-",
            "*",
            "**",
            "%",
            "#",
            "\n",
            "\r\n",
            " ",
            "\t",
            "a",
            "out",
            "count",
            "if",
            "exists",
            "and",
            "or",
            "not",
            "in",
            "NOT",
            "STEP",
            "IN",
            "true",
            "None",
            "5",
            "5k",
            "1.5e3",
            "30s",
            "9x",
            "1e999",
            "\u0000",
            "\uD800",
            "\uDC00",
            "é",
            "“",
            ";",
            "@",
            "\\u{1F600}",
            "\\uD83D",
            "\\n");

    @Property(tries = 3000)
    void whatIsPrintedReadsBackTheSame(@ForAll long seed) {
        Expr expr = new Exprs(new Random(seed)).expr(5);
        String printed = Expressions.print(expr);
        if (printed.length() > 10_000) {
            return;
        }
        Expr read = Expressions.parse(printed);
        assertThat(Exprs.bare(read)).isEqualTo(Exprs.bare(expr));
        assertThat(Expressions.print(read)).isEqualTo(printed);
    }

    @Property(tries = 3000)
    void aSoupOfTokensIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder soup = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            soup.append(SOUP.get(random.nextInt(SOUP.size()))).append(random.nextInt(3) == 0 ? " " : "");
        }
        String text = soup.toString();
        Source source = new Source(text);
        Problems problems = new Problems();
        Tokens tokens = Lexer.tokens(source, problems);
        Expr expr = ExprParser.parse(tokens, source, problems);
        assertThat(expr != null || problems.hasErrors()).as(text).isTrue();
        problems.sorted().forEach(problem -> {
            assertThat(problem.line()).isBetween(1, 1 + text.length());
            assertThat(problem.column()).isBetween(1, 1 + text.length());
            assertThat(problem.length()).isBetween(1, Math.max(1, text.length()));
        });
        Statistics.label("read").collect(expr != null && !problems.hasErrors());
        if (expr != null && !problems.hasErrors() && tokens.done()) {
            String printed = Expressions.print(expr);
            assertThat(Expressions.print(Expressions.parse(printed))).isEqualTo(printed);
            assertThat(Exprs.bare(Expressions.parse(printed))).isEqualTo(Exprs.bare(expr));
        }
    }

    @Property(tries = 2000)
    void brokenExpressionsAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(Expressions.print(new Exprs(random).expr(4)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            if (at < text.length() && random.nextBoolean()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, SOUP.get(random.nextInt(SOUP.size())));
            }
        }
        try {
            Expr expr = Expressions.parse(text.toString());
            String printed = Expressions.print(expr);
            assertThat(Expressions.print(Expressions.parse(printed))).isEqualTo(printed);
        } catch (PlanRefused refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allMatch(problem -> !problem.message().isBlank());
        }
    }

    @Property(tries = 5000)
    void evaluatingEndsWithAValueOrAReason(@ForAll long seed) {
        Random random = new Random(seed);
        Exprs exprs = new Exprs(random);
        Expr expr = exprs.expr(5);
        Result result = Evaluator.evaluate(expr, Scopes.of(exprs.roots()));
        Statistics.label("result").collect(result instanceof Result.Failed failed ? failed.code() : "value");
        if (result instanceof Result.Failed failed) {
            assertThat(failed.reason()).isNotBlank().hasSizeLessThan(500);
            assertThat(failed.code()).matches("[a-z-]+");
        }
    }

    @Property(tries = 5000)
    void expressionsOfTheRightTypesEndToo(@ForAll long seed) {
        TypedExprs exprs = new TypedExprs(new Random(seed));
        Expr expr = exprs.expr(4);
        Map<String, Json> roots = exprs.roots();
        Result result = Evaluator.evaluate(expr, Scopes.of(roots));
        Statistics.label("result").collect(result instanceof Result.Failed failed ? failed.code() : "value");
        List<String> errors = new ArrayList<>();
        ValueType type = TypeCheck.type(
                expr,
                path -> path.size() == 1 ? TypedExprs.ROOTS.get(path.get(0)) : null,
                (severity, code, message, span, suggestion) -> errors.add(message));
        if (result instanceof Result.Value value && errors.isEmpty()) {
            assertThat(type.admits(value.json())).as(Expressions.print(expr)).isTrue();
        }
        String printed = Expressions.print(expr);
        assertThat(Evaluator.evaluate(Expressions.parse(printed), Scopes.of(roots)))
                .as(printed)
                .isEqualTo(result);
    }

    @Property(tries = 3000)
    void referencesSayWhatIsLookedUp(@ForAll long seed) {
        Exprs exprs = new Exprs(new Random(seed));
        Expr expr = exprs.expr(5);
        Scope scope = Scopes.of(exprs.roots());
        List<List<String>> looked = new ArrayList<>();
        Evaluator.evaluate(expr, path -> {
            looked.add(path);
            return scope.lookup(path);
        });
        assertThat(Expressions.references(expr)).extracting(Ref::path).containsAll(looked);
    }

    @Property(tries = 3000)
    void whatIsOptionalIsNeverMissed(@ForAll long seed) {
        Expr expr = new Exprs(new Random(seed)).expr(4);
        Result nothing = new Result.Failed("missing", "nothing is there", true);
        if (Evaluator.evaluate(expr, path -> nothing).equals(nothing)) {
            assertThat(Expressions.references(expr)).anyMatch(ref -> !ref.optional());
        }
    }

    @Property(tries = 3000)
    void valuesAreOfTheTypesInferred(@ForAll long seed) {
        Exprs exprs = new Exprs(new Random(seed));
        Expr expr = exprs.expr(5);
        Map<String, Json> roots = exprs.roots();
        TypeScope types = path -> path.size() > 2
                ? null
                : Scopes.of(roots).lookup(path) instanceof Result.Value value ? typeOf(value.json()) : null;
        List<String> errors = new ArrayList<>();
        ValueType type =
                TypeCheck.type(expr, types, (severity, code, message, span, suggestion) -> errors.add(message));
        Result result = Evaluator.evaluate(expr, Scopes.of(roots));
        if (result instanceof Result.Value value && errors.isEmpty()) {
            assertThat(type.admits(value.json())).as(Expressions.print(expr)).isTrue();
        }
        Statistics.label("errors").collect(errors.isEmpty());
    }

    /** The least type that admits a value. */
    private static ValueType typeOf(Json value) {
        return switch (value) {
            case Json.Str text -> ValueType.TEXT;
            case Json.Num number -> ValueType.NUMBER;
            case Json.Bool truth -> ValueType.BOOLEAN;
            case Json.Obj object -> ValueType.OBJECT;
            case Json.Null none -> ValueType.ANY;
            case Json.Arr list ->
                ValueType.listOf(list.items().stream()
                        .map(ExpressionsProperties::typeOf)
                        .reduce(Types::either)
                        .orElse(ValueType.ANY));
        };
    }

    @Property(tries = 2000)
    void aConstantIsWhatAnyScopeGives(@ForAll long seed) {
        Exprs exprs = new Exprs(new Random(seed));
        Expr expr = exprs.expr(4);
        Constant.result(expr)
                .ifPresent(result -> assertThat(Evaluator.evaluate(expr, Scopes.of(exprs.roots())))
                        .isEqualTo(result));
    }

    @Property(tries = 2000)
    void theExpressionOfAValueHasThatValue(@ForAll long seed) {
        Json value = new Exprs(new Random(seed)).json(4);
        assertThat(Constant.fold(Expressions.parse(Expressions.print(Expressions.of(value)))))
                .contains(value);
    }
}
