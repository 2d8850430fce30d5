package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What is said never to hold never holds. */
final class UnsatisfiableProperties {
    private static final List<String> ATOMS = List.of(
            "x > 2",
            "x >= 2",
            "x < 2",
            "x <= 2",
            "x == 2",
            "x != 2",
            "2 < x",
            "3 >= x",
            "x > 1.5",
            "x == 3",
            "x != 3",
            "x == null",
            "x != null",
            "x == \"a\"",
            "x in [1, 2]",
            "x not in [2, 3]",
            "x in [\"a\", 3]",
            "b",
            "b == true",
            "b != true",
            "true",
            "false",
            "count(l) > 2",
            "count(l) < 3",
            "count(l) >= 0",
            "0 > count(l)",
            "count(l) != 2",
            "${x} < 1.75",
            "x in []");

    private static String condition(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> ATOMS.get(random.nextInt(ATOMS.size()));
            case 1 -> "not (" + condition(random, depth - 1) + ")";
            case 2 -> "(" + condition(random, depth - 1) + ") or (" + condition(random, depth - 1) + ")";
            default -> "(" + condition(random, depth - 1) + ") and (" + condition(random, depth - 1) + ")";
        };
    }

    @Property(tries = 2000)
    void whatIsSaidNeverToHoldNeverHolds(@ForAll long seed) {
        String condition = condition(new Random(seed), 4);
        Expr expr = Expressions.parse(condition);
        Optional<String> reason = Unsatisfiable.reason(expr);
        Statistics.label("never").collect(reason.isPresent());
        boolean holds = false;
        for (Json x : xs()) {
            for (boolean b : new boolean[] {true, false}) {
                for (int count = 0; count < 5; count++) {
                    Json list = new Json.Arr(
                            IntStream.range(0, count).mapToObj(Json::of).toList());
                    Scope scope = Scopes.of(Map.of("x", x, "b", Json.of(b), "l", list));
                    holds |= Evaluator.evaluate(expr, scope).equals(new Result.Value(Json.of(true)));
                }
            }
        }
        if (reason.isPresent()) {
            assertThat(holds).as(condition + ": " + reason.get()).isFalse();
        } else {
            Statistics.label("found to hold").collect(holds);
        }
    }

    private static List<Json> xs() {
        return List.of(
                Json.of(0),
                Json.of(1),
                Json.of(1.5),
                Json.of(1.6),
                Json.of(2),
                Json.of(2.5),
                Json.of(3),
                Json.of(4),
                Json.of("a"),
                Json.of("b"),
                Json.of(true),
                new Json.Null());
    }
}
