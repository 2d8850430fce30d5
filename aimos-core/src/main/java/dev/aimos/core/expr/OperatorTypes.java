package dev.aimos.core.expr;

import dev.aimos.plan.ValueType;
import dev.aimos.plan.ValueType.Kind;
import org.jspecify.annotations.Nullable;

/** The types that operators between two values take and give. */
final class OperatorTypes {
    private OperatorTypes() {}

    /** Whether an operator may have operands of these types. */
    static boolean fit(Operator operator, ValueType left, ValueType right) {
        return switch (operator) {
            case EQUAL, UNEQUAL -> left.kind() == right.kind() || left.kind() == Kind.ANY || right.kind() == Kind.ANY;
            case LESS, AT_MOST, MORE, AT_LEAST ->
                both(ValueType.NUMBER, left, right) || both(ValueType.TEXT, left, right);
            case PLUS ->
                both(ValueType.NUMBER, left, right)
                        || both(ValueType.TEXT, left, right)
                        || both(ValueType.LIST, left, right);
            case MINUS, TIMES, DIVIDED, MODULO -> both(ValueType.NUMBER, left, right);
            case IN, NOT_IN ->
                switch (right.kind()) {
                    case ANY, LIST -> true;
                    case TEXT, OBJECT -> left.accepts(ValueType.TEXT);
                    case NUMBER, BOOLEAN -> false;
                };
            case DEFAULT -> true;
            case AND, OR -> both(ValueType.BOOLEAN, left, right);
        };
    }

    private static boolean both(ValueType type, ValueType left, ValueType right) {
        return type.accepts(left) && type.accepts(right);
    }

    /** What an operator takes, for people. */
    static String takes(Operator operator) {
        return switch (operator) {
            case EQUAL, UNEQUAL -> "two values of one type, or null";
            case LESS, AT_MOST, MORE, AT_LEAST -> "two numbers or two texts";
            case PLUS -> "two numbers, two texts or two lists";
            case MINUS, TIMES, DIVIDED, MODULO -> "two numbers";
            case IN, NOT_IN -> "anything and a list, or a text and a text or an object";
            case DEFAULT -> "any two values";
            case AND, OR -> "booleans";
        };
    }

    /** What to do when operands do not fit; null if there is nothing to say. */
    static @Nullable String advice(Operator operator, ValueType left, ValueType right) {
        boolean text = left.kind() == Kind.TEXT || right.kind() == Kind.TEXT;
        boolean number = left.kind() == Kind.NUMBER || right.kind() == Kind.NUMBER;
        if (operator == Operator.PLUS && text) {
            return "write one text with ${…} in it, or text(…)";
        }
        if (text && number) {
            return "make a number of the text with number(…), or a text of the number with text(…)";
        }
        return number && (left.kind() == Kind.LIST || right.kind() == Kind.LIST) ? "count the list: count(…)" : null;
    }

    /** The type of the result. */
    static ValueType result(Operator operator, ValueType left, ValueType right) {
        return switch (operator) {
            case MINUS, TIMES, DIVIDED, MODULO -> ValueType.NUMBER;
            case PLUS ->
                left.kind() == Kind.ANY
                        ? known(right)
                        : right.kind() == Kind.ANY ? known(left) : Types.either(left, right);
            case DEFAULT -> Types.either(left, right);
            default -> ValueType.BOOLEAN;
        };
    }

    /** What a sum with one known operand is: of the same kind, though the items of a list may be anything. */
    private static ValueType known(ValueType operand) {
        return operand.kind() == Kind.LIST ? ValueType.LIST : operand;
    }
}
