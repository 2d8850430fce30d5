package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an expression is and whatever the values are, evaluating it ends soon. */
final class EvaluatorBoundsTest {
    private static final Map<String, Json> ROOTS = roots();

    private static Map<String, Json> roots() {
        Map<String, Json> roots = new LinkedHashMap<>();
        String a = "a".repeat(1_000_000);
        roots.put("a", Json.of(a));
        roots.put("ab", Json.of("a".repeat(500_000) + "b"));
        roots.put("many", new Json.Arr(Collections.nCopies(500_000, Json.of("a"))));
        roots.put("heavy", new Json.Arr(Collections.nCopies(500_000, Json.of(a))));
        roots.put(
                "numbers",
                new Json.Arr(IntStream.range(0, 400_000)
                        .mapToObj(i -> number((i * 7_919L) % 400_000))
                        .toList()));
        Json deep = Json.of(1);
        Json deepToo = Json.of(1);
        Json deepObject = Json.of(1);
        for (int i = 0; i < 100_000; i++) {
            deep = new Json.Arr(List.of(deep));
            deepToo = new Json.Arr(List.of(deepToo));
            deepObject = new Json.Obj(Map.of("a", deepObject));
        }
        roots.put("deep", deep);
        roots.put("deeptoo", deepToo);
        roots.put("deepobject", deepObject);
        return roots;
    }

    private static Json number(long value) {
        return Json.of((double) value);
    }

    private static String code(String text) {
        return Evaluator.evaluate(Expressions.parse(text), Scopes.of(ROOTS)) instanceof Result.Failed failed
                ? failed.code()
                : "value";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"${a}${a}\"",
                "a + a",
                "join(many, a)",
                "join(heavy, \"\")",
                "replace(a, \"a\", \"aaaa\")",
                "replace(replace(replace(\"aaaaaaaaaaaaaaaa\", \"a\", ab), \"a\", ab), \"a\", ab)",
                "sort(heavy)",
                "distinct(heavy)",
                "heavy + heavy + heavy",
                "json(many)",
                "text(heavy)",
                "flatten([heavy, heavy, heavy])",
                "all_equal(heavy)",
                "contains(heavy, ab)",
                "upper(a) + upper(a)",
                "reverse(many) == reverse(many)"
            })
    void whatMakesTooMuchFails(String text) {
        assertThat(code(text)).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deep == deeptoo",
                "json(deep)",
                "\"${deep}\"",
                "json(deepobject)",
                "distinct([deep])",
                "deep in [deeptoo]",
                "all_equal([deep, deeptoo])",
                "join([deep], \"\")",
                "text(deepobject)"
            })
    void whatIsTooDeepFails(String text) {
        assertThat(code(text)).isEqualTo("too-deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contains(a, ab)",
                "ab in a",
                "count(split(ab, slice(ab, -100000)))",
                "count(replace(slice(a, 0, 100000), slice(ab, -1000), \"x\"))",
                "matches_glob(a, \"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\")",
                "matches_glob(a, \"*?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a*b\")",
                "sum(numbers) > 0",
                "last(sort(numbers)) == 399999",
                "count(distinct(slice(numbers, 0, 100000))) == 100000",
                "count(many) + count(deep) + length(a)",
                "starts_with(a, ab) or ends_with(a, ab)",
                "first(deep) == 1 or true"
            })
    void whatIsLargeButNotTooLargeIsComputed(String text) {
        assertThat(code(text)).isIn("value", "type-mismatch");
    }

    @Test
    void anExpressionThatIsTooDeepFails() {
        Expr expr = new Expr.Literal(Json.of(true), Span.NONE);
        for (int i = 0; i < 100_000; i++) {
            expr = new Expr.Not(expr, Span.NONE);
        }
        assertThat(Evaluator.evaluate(expr, Scopes.of(Map.of())))
                .isInstanceOfSatisfying(
                        Result.Failed.class, failed -> assertThat(failed.code()).isEqualTo("too-deep"));
    }

    @Test
    void theTallestExpressionThatIsReadIsEvaluated() {
        assertThat(code("1" + " + 1".repeat(250))).isEqualTo("value");
        assertThat(code("\"${".repeat(60) + "1" + "}\"".repeat(60))).isEqualTo("value");
    }

    @Test
    void deepJsonIsParsedOrRefused() {
        for (int depth : new int[] {10, 900, 1_900, 2_100}) {
            String json = "[".repeat(depth) + "]".repeat(depth);
            Expr expr = Expressions.parse("parse_json(x)");
            Result result = Evaluator.evaluate(expr, Scopes.of(Map.of("x", Json.of(json))));
            assertThat(result instanceof Result.Value).isEqualTo(depth <= 2_000);
        }
    }
}
