package dev.aimos.core.expr;

import dev.aimos.plan.ValueType;
import java.util.List;

/** What follows from types. */
final class Types {
    private Types() {}

    /** A result that is always of one type. */
    static Function.Typing fixed(ValueType type) {
        return arguments -> type;
    }

    /** A result that is of the type of the first argument. */
    static ValueType first(List<ValueType> arguments) {
        return arguments.get(0);
    }

    /** A result that is an item of the first argument. */
    static ValueType itemOfFirst(List<ValueType> arguments) {
        return item(arguments.get(0));
    }

    /** The type of the items of a list, as far as it is known. */
    static ValueType item(ValueType list) {
        return list.item().orElse(ValueType.ANY);
    }

    /** A type that takes the values of two types, and as few others as can be said. */
    static ValueType either(ValueType a, ValueType b) {
        if (a.equals(b)) {
            return a;
        }
        return a.kind() == ValueType.Kind.LIST && b.kind() == ValueType.Kind.LIST
                ? ValueType.listOf(either(item(a), item(b)))
                : ValueType.ANY;
    }
}
