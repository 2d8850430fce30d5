package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An expression as it was read. */
public sealed interface Expr {
    /** Where it was read. */
    Span span();

    /** A text without references, a number without a unit, true, false or null. */
    record Literal(Json value, Span span) implements Expr {}

    /**
     * A number with a unit, or a duration.
     *
     * @param written as it is printed
     * @param value for a duration, in seconds
     */
    record Quantity(String written, double value, Span span) implements Expr {}

    /** A text with references: {@link Literal} strings and other expressions in turn. */
    record Text(List<Expr> parts, Span span) implements Expr {
        public Text {
            parts = List.copyOf(parts);
        }
    }

    /** A list. */
    record Items(List<Expr> items, Span span) implements Expr {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** An object; its members keep their order. */
    record Fields(Map<String, Expr> members, Span span) implements Expr {
        public Fields {
            Map<String, Expr> copy = new LinkedHashMap<>(members);
            members = Collections.unmodifiableMap(copy);
        }
    }

    /** What a name stands for. */
    record Name(String name, Span span) implements Expr {}

    /** A member of an object, by its name. */
    record Member(Expr of, String name, Span span) implements Expr {}

    /** An item of a list by its number, or a member of an object by its name. */
    record Index(Expr of, Expr index, Span span) implements Expr {}

    /** An expression in <code>${…}</code>: the same as the expression itself. */
    record Reference(Expr inner, Span span) implements Expr {}

    /** The contrary of a truth value. */
    record Not(Expr of, Span span) implements Expr {}

    /** The negative of a number. */
    record Negate(Expr of, Span span) implements Expr {}

    /** Two expressions and what joins them. */
    record Binary(Operator operator, Expr left, Expr right, Span span) implements Expr {}

    /** A function and its arguments. */
    record Apply(String function, List<Expr> arguments, Span span) implements Expr {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }
}
