package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. Each is evaluated when it is asked for, so that a function may leave one out. */
final class Arguments {
    private final Evaluation evaluation;
    private final Function function;
    private final List<Expr> arguments;

    Arguments(Evaluation evaluation, Function function, List<Expr> arguments) {
        this.evaluation = evaluation;
        this.function = function;
        this.arguments = arguments;
    }

    Meter meter() {
        return evaluation.meter();
    }

    int count() {
        return arguments.size();
    }

    Json any(int i) {
        return evaluation.value(arguments.get(i));
    }

    /** An argument; null if something that it names is missing. */
    @Nullable
    Json present(int i) {
        return evaluation.present(arguments.get(i));
    }

    boolean truth(int i) {
        Json value = any(i);
        if (value instanceof Json.Bool truth) {
            return truth.value();
        }
        throw mismatch(i, value);
    }

    String text(int i) {
        Json value = any(i);
        if (value instanceof Json.Str text) {
            return text.value();
        }
        throw mismatch(i, value);
    }

    double number(int i) {
        Json value = any(i);
        if (value instanceof Json.Num number) {
            return number.value();
        }
        throw mismatch(i, value);
    }

    List<Json> list(int i) {
        Json value = any(i);
        if (value instanceof Json.Arr list) {
            return list.items();
        }
        throw mismatch(i, value);
    }

    Json.Obj object(int i) {
        Json value = any(i);
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw mismatch(i, value);
    }

    /** A whole number that is within bounds. */
    int whole(int i, int least, int most) {
        double value = number(i);
        if (value != Math.rint(value) || value < least || value > most) {
            throw bad("takes as " + function.parameter(i).name() + " a whole number from " + least + " to " + most);
        }
        return (int) value;
    }

    /** That an argument is not of its type. */
    Stop mismatch(int i, Json value) {
        Function.Parameter parameter = function.parameter(i);
        return Stop.because(
                "type-mismatch",
                function.name() + " takes as " + parameter.name() + " " + parameter.takes() + ", but has "
                        + Values.kind(value));
    }

    /** That an item of a list is not of its type. */
    Stop mismatch(String takes, int item, Json value) {
        return Stop.because(
                "type-mismatch",
                function.name() + " takes a list of " + takes + ", but item " + item + " is " + Values.kind(value));
    }

    /** That an argument is not right, though it is of its type. */
    Stop bad(String why) {
        return Stop.because("bad-argument", function.name() + " " + why);
    }

    /** That what is asked for is not there. */
    Stop missing(String why) {
        return Stop.missing(function.name() + " " + why);
    }
}
