package dev.aimos.core.acl;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Span;
import dev.aimos.core.expr.Words;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Resource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values as ACL writes them, each in one way. */
final class Written {
    private static final long NANOS = 1_000_000_000L;

    private Written() {}

    /**
     * A name.
     *
     * @throws AimosException.InvalidRequest if it is none
     */
    static String name(String name) {
        if (!Words.isName(name)) {
            throw new AimosException.InvalidRequest(
                    "plan-unprintable",
                    "ACL has no name " + Shown.name(name)
                            + "; a name is letters, digits, _ and -, begins with a letter, and is no keyword");
        }
        return name;
    }

    /** A text in quotes. */
    static String text(String text) {
        return Expressions.print(new Expr.Literal(Json.of(text), Span.NONE));
    }

    /**
     * An expression.
     *
     * @throws dev.aimos.plan.PlanRefused if it is none
     */
    static String expression(Expression expression) {
        return Expressions.print(Expressions.parse(expression.text()));
    }

    /** A value; one that is too deep or too long for an expression, as the JSON it is. */
    static String value(Json value) {
        String written = depth(value, 0) < 40 ? Expressions.print(Expressions.of(value)) : "";
        return written.isEmpty() || written.length() > 9_000
                ? "parse_json(" + text(CanonicalWriter.toText(value)) + ")"
                : written;
    }

    private static int depth(Json value, int around) {
        int deepest = around;
        if (around < 50) {
            switch (value) {
                case Json.Arr list -> {
                    for (Json item : list.items()) {
                        deepest = Math.max(deepest, depth(item, around + 1));
                    }
                }
                case Json.Obj object -> {
                    for (Json member : object.members().values()) {
                        deepest = Math.max(deepest, depth(member, around + 1));
                    }
                }
                default -> {}
            }
        }
        return deepest;
    }

    /** A duration, in the largest unit it is a whole number of; in microseconds, with three decimal places, if in none. */
    static String duration(Duration duration) {
        if (duration.toNanosPart() == 0) {
            long seconds = duration.toSeconds();
            return seconds == 0
                    ? "0s"
                    : seconds % 86_400 == 0
                            ? seconds / 86_400 + "d"
                            : seconds % 3_600 == 0
                                    ? seconds / 3_600 + "h"
                                    : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
        }
        BigDecimal nanos = BigDecimal.valueOf(duration.toSeconds())
                .multiply(BigDecimal.valueOf(NANOS))
                .add(BigDecimal.valueOf(duration.toNanosPart()));
        return duration.toNanosPart() % 1_000_000 == 0
                ? nanos.movePointLeft(6).toBigInteger() + "ms"
                : nanos.movePointLeft(3).stripTrailingZeros().toPlainString() + "us";
    }

    /** A number. */
    static String number(double number) {
        return CanonicalWriter.toText(Json.of(number));
    }

    /** The amounts of a budget: {@code tokens=20k, time=2m}. */
    static List<String> amounts(Budget budget) {
        List<String> amounts = new ArrayList<>();
        budget.amounts()
                .forEach((resource, amount) ->
                        amounts.add(resource.name().toLowerCase(Locale.ROOT) + "=" + amount(resource, amount)));
        return amounts;
    }

    /** An amount of a resource, without its name: {@code 20k}, {@code 2m}, {@code 0.5}. */
    static String amount(Resource resource, long amount) {
        return switch (resource) {
            case TOKENS, CALLS -> count(amount);
            case TIME -> duration(Duration.ofSeconds(amount / 1_000_000, amount % 1_000_000 * 1_000));
            case COST -> BigDecimal.valueOf(amount, 6).stripTrailingZeros().toPlainString();
        };
    }

    private static String count(long count) {
        if (count == 0 || count % 1_000 != 0) {
            return Long.toString(count);
        }
        return count % 1_000_000 == 0 ? count / 1_000_000 + "M" : count / 1_000 + "k";
    }
}
