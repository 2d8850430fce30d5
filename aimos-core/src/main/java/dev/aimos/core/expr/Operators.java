package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.List;

/** Applies operators to two values. */
final class Operators {
    private Operators() {}

    static Json apply(Operator operator, Json left, Json right, Meter meter) {
        return switch (operator) {
            case EQUAL -> Json.of(equal(operator, left, right, meter));
            case UNEQUAL -> Json.of(!equal(operator, left, right, meter));
            case LESS -> Json.of(order(operator, left, right, meter) < 0);
            case AT_MOST -> Json.of(order(operator, left, right, meter) <= 0);
            case MORE -> Json.of(order(operator, left, right, meter) > 0);
            case AT_LEAST -> Json.of(order(operator, left, right, meter) >= 0);
            case IN -> Json.of(contains(right, left, meter));
            case NOT_IN -> Json.of(!contains(right, left, meter));
            case PLUS -> plus(left, right, meter);
            case MINUS, TIMES, DIVIDED, MODULO -> arithmetic(operator, left, right);
            case DEFAULT, AND, OR -> throw new IllegalArgumentException("not both of its sides are always evaluated");
        };
    }

    private static boolean equal(Operator operator, Json left, Json right, Meter meter) {
        boolean none = left instanceof Json.Null || right instanceof Json.Null;
        if (!none && !left.getClass().equals(right.getClass())) {
            throw mismatch(operator, "two values of one kind, or null", left, right);
        }
        return Values.same(left, right, meter);
    }

    private static int order(Operator operator, Json left, Json right, Meter meter) {
        if (left instanceof Json.Num a && right instanceof Json.Num b) {
            return Double.compare(a.value(), b.value());
        }
        if (left instanceof Json.Str a && right instanceof Json.Str b) {
            meter.read(Math.min(a.value().length(), b.value().length()));
            return a.value().compareTo(b.value());
        }
        throw mismatch(operator, "two numbers or two texts", left, right);
    }

    /** Whether something is in a list, a text in a text, or a name among those of an object. */
    static boolean contains(Json in, Json what, Meter meter) {
        if (in instanceof Json.Arr list) {
            meter.read(list.items().size());
            for (Json item : list.items()) {
                if (Values.same(item, what, meter)) {
                    return true;
                }
            }
            return false;
        }
        if (in instanceof Json.Str text && what instanceof Json.Str part) {
            meter.read(text.value().length());
            return TextSearch.of(part.value()).in(text.value(), 0) >= 0;
        }
        if (in instanceof Json.Obj object && what instanceof Json.Str name) {
            return object.members().containsKey(name.value());
        }
        throw Stop.because(
                "type-mismatch",
                "a value can be in a list, a text in a text and a name in an object, but not " + Values.kind(what)
                        + " in " + Values.kind(in));
    }

    private static Json plus(Json left, Json right, Meter meter) {
        if (left instanceof Json.Num a && right instanceof Json.Num b) {
            return Values.number(a.value() + b.value());
        }
        if (left instanceof Json.Str a && right instanceof Json.Str b) {
            meter.make((long) a.value().length() + b.value().length());
            return Json.of(a.value() + b.value());
        }
        if (left instanceof Json.Arr a && right instanceof Json.Arr b) {
            meter.make((long) a.items().size() + b.items().size());
            List<Json> both = new ArrayList<>(a.items());
            both.addAll(b.items());
            return new Json.Arr(both);
        }
        throw mismatch(Operator.PLUS, "two numbers, two texts or two lists", left, right);
    }

    private static Json arithmetic(Operator operator, Json left, Json right) {
        if (!(left instanceof Json.Num a && right instanceof Json.Num b)) {
            throw mismatch(operator, "two numbers", left, right);
        }
        if (operator == Operator.MINUS) {
            return Values.number(a.value() - b.value());
        }
        if (operator == Operator.TIMES) {
            return Values.number(a.value() * b.value());
        }
        if (b.value() == 0) {
            throw Stop.because("division-by-zero", "the number on the right of " + operator.written() + " is 0");
        }
        return Values.number(operator == Operator.DIVIDED ? a.value() / b.value() : a.value() % b.value());
    }

    private static Stop mismatch(Operator operator, String takes, Json left, Json right) {
        return Stop.because(
                "type-mismatch",
                operator.written() + " takes " + takes + ", but has " + Values.kind(left) + " and "
                        + Values.kind(right));
    }
}
