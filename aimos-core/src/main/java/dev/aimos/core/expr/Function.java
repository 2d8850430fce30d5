package dev.aimos.core.expr;

import dev.aimos.Json;
import dev.aimos.plan.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function of expressions.
 *
 * @param parameters all of them; the last may stand for any number of arguments
 * @param least how many arguments there are at least
 * @param most how many arguments there are at most
 * @param typing the type of the result
 * @param body what computes it
 */
record Function(String name, List<Parameter> parameters, int least, int most, Typing typing, Body body) {
    /** More arguments than anyone writes. */
    static final int MANY = 1_000;

    Function {
        parameters = List.copyOf(parameters);
    }

    /** A function that takes as many arguments as it has parameters. */
    Function(String name, List<Parameter> parameters, Typing typing, Body body) {
        this(name, parameters, parameters.size(), parameters.size(), typing, body);
    }

    /**
     * What an argument may be.
     *
     * @param name for people
     * @param types one of these
     */
    record Parameter(String name, List<ValueType> types) {
        Parameter {
            types = List.copyOf(types);
        }

        static Parameter of(String name, ValueType... types) {
            return new Parameter(name, List.of(types));
        }

        /** The types for people: "a list or a text". */
        String takes() {
            return types.stream().map(Parameter::article).collect(Collectors.joining(" or "));
        }

        private static String article(ValueType type) {
            return switch (type.kind()) {
                case ANY -> "any value";
                case OBJECT -> "an object";
                default -> "a " + type;
            };
        }
    }

    /** The type of a result, from those of the arguments. */
    @FunctionalInterface
    interface Typing {
        ValueType of(List<ValueType> arguments);
    }

    /** Computes a result; stops if there is none. */
    @FunctionalInterface
    interface Body {
        Json apply(Arguments arguments);
    }

    /** Whether it takes so many arguments. */
    boolean takes(int count) {
        return count >= least && count <= most;
    }

    /** The parameter that an argument is for. */
    Parameter parameter(int argument) {
        return parameters.get(Math.min(argument, parameters.size() - 1));
    }

    /** The function and its parameters, as the documentation has them. */
    String signature() {
        StringBuilder shown = new StringBuilder(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            boolean optional = i >= least;
            shown.append(optional ? "[" : "").append(i > 0 ? ", " : "");
            shown.append(parameters.get(i).name()).append(": ");
            shown.append(
                    parameters.get(i).types().stream().map(ValueType::toString).collect(Collectors.joining(" or ")));
            shown.append(optional ? "]" : "");
        }
        return shown.append(most == MANY ? ", …)" : ")").toString();
    }
}
