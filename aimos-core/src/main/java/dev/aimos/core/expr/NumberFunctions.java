package dev.aimos.core.expr;

import static dev.aimos.plan.ValueType.NUMBER;
import static dev.aimos.plan.ValueType.TEXT;

import dev.aimos.Json;
import dev.aimos.core.expr.Function.Parameter;
import dev.aimos.plan.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of numbers. */
final class NumberFunctions {
    /** From here on there are no fractions. */
    private static final double WHOLE = 0x1p53;

    private NumberFunctions() {}

    static List<Function> all() {
        Parameter x = Parameter.of("x", NUMBER);
        Parameter numbers = Parameter.of("list", ValueType.listOf(NUMBER));
        Parameter several = Parameter.of("x", ValueType.listOf(NUMBER), NUMBER);
        return List.of(
                new Function("sum", List.of(numbers), Types.fixed(NUMBER), NumberFunctions::sum),
                new Function("avg", List.of(numbers), Types.fixed(NUMBER), NumberFunctions::average),
                new Function("min", List.of(several), 1, Function.MANY, Types.fixed(NUMBER), least(Math::min)),
                new Function("max", List.of(several), 1, Function.MANY, Types.fixed(NUMBER), least(Math::max)),
                new Function("abs", List.of(x), Types.fixed(NUMBER), of(Math::abs)),
                new Function("floor", List.of(x), Types.fixed(NUMBER), of(Math::floor)),
                new Function("ceil", List.of(x), Types.fixed(NUMBER), of(Math::ceil)),
                new Function(
                        "round",
                        List.of(x, Parameter.of("digits", NUMBER)),
                        1,
                        2,
                        Types.fixed(NUMBER),
                        NumberFunctions::round),
                new Function(
                        "number",
                        List.of(Parameter.of("x", TEXT, NUMBER)),
                        Types.fixed(NUMBER),
                        NumberFunctions::number));
    }

    private static Function.Body of(DoubleUnaryOperator operator) {
        return arguments -> Values.number(operator.applyAsDouble(arguments.number(0)));
    }

    private static Function.Body least(DoubleBinaryOperator operator) {
        return arguments -> {
            if (arguments.count() > 1) {
                double result = arguments.number(0);
                for (int i = 1; i < arguments.count(); i++) {
                    result = operator.applyAsDouble(result, arguments.number(i));
                }
                return Json.of(result);
            }
            List<Json> list = arguments.list(0);
            arguments.meter().read(list.size());
            if (list.isEmpty()) {
                throw arguments.missing("has nothing to choose from: the list is empty");
            }
            double result = item(arguments, list, 0);
            for (int i = 1; i < list.size(); i++) {
                result = operator.applyAsDouble(result, item(arguments, list, i));
            }
            return Json.of(result);
        };
    }

    private static double item(Arguments arguments, List<Json> list, int i) {
        if (list.get(i) instanceof Json.Num number) {
            return number.value();
        }
        throw arguments.mismatch("numbers", i, list.get(i));
    }

    private static double total(Arguments arguments, List<Json> list) {
        arguments.meter().read(list.size());
        double sum = 0;
        for (int i = 0; i < list.size(); i++) {
            sum += item(arguments, list, i);
        }
        return sum;
    }

    private static Json sum(Arguments arguments) {
        return Values.number(total(arguments, arguments.list(0)));
    }

    private static Json average(Arguments arguments) {
        List<Json> list = arguments.list(0);
        if (list.isEmpty()) {
            throw arguments.missing("has no numbers: the list is empty");
        }
        return Values.number(total(arguments, list) / list.size());
    }

    /** Rounds the number as it is written, so that 2.675 to two digits is 2.68 although the double is a little less. */
    private static Json round(Arguments arguments) {
        double x = arguments.number(0);
        int digits = arguments.count() > 1 ? arguments.whole(1, 0, 15) : 0;
        if (Math.abs(x) >= WHOLE) {
            return Json.of(x);
        }
        return Json.of(
                BigDecimal.valueOf(x).setScale(digits, RoundingMode.HALF_UP).doubleValue());
    }

    private static Json number(Arguments arguments) {
        Json value = arguments.any(0);
        if (value instanceof Json.Num) {
            return value;
        }
        if (!(value instanceof Json.Str written)) {
            throw arguments.mismatch(0, value);
        }
        arguments.meter().make(written.value().length());
        String text = written.value().strip();
        if (!DecimalText.is(text)) {
            throw arguments.bad("takes a decimal number, but its text is none: '" + Values.shortened(text) + "'");
        }
        return Values.number(Double.parseDouble(text));
    }
}
