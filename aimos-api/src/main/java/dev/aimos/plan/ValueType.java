package dev.aimos.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import java.util.Objects;
import java.util.Optional;

/**
 * The type of a value that flows through a plan.
 *
 * @param kind what kind of value
 * @param item the type of a list's items; set exactly if it is a list
 */
public record ValueType(Kind kind, Optional<ValueType> item) {
    /** Kinds of values. */
    public enum Kind {
        /** A string. */
        TEXT,
        /** A finite number. */
        NUMBER,
        /** True or false. */
        BOOLEAN,
        /** A list. */
        LIST,
        /** An object. */
        OBJECT,
        /** Any value, null included. */
        ANY
    }

    /** A string. */
    public static final ValueType TEXT = new ValueType(Kind.TEXT, Optional.empty());
    /** A number. */
    public static final ValueType NUMBER = new ValueType(Kind.NUMBER, Optional.empty());
    /** True or false. */
    public static final ValueType BOOLEAN = new ValueType(Kind.BOOLEAN, Optional.empty());
    /** An object. */
    public static final ValueType OBJECT = new ValueType(Kind.OBJECT, Optional.empty());
    /** Any value. */
    public static final ValueType ANY = new ValueType(Kind.ANY, Optional.empty());
    /** A list of anything. */
    public static final ValueType LIST = listOf(ANY);

    public ValueType {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.LIST) != item.isPresent()) {
            throw new AimosException.InvalidRequest("type-malformed", "a list, and nothing else, has a type of items");
        }
    }

    /** A list of values of a type. */
    public static ValueType listOf(ValueType item) {
        return new ValueType(Kind.LIST, Optional.of(item));
    }

    /** Whether a value is of this type. */
    public boolean admits(Json value) {
        return switch (kind) {
            case TEXT -> value instanceof Json.Str;
            case NUMBER -> value instanceof Json.Num;
            case BOOLEAN -> value instanceof Json.Bool;
            case OBJECT -> value instanceof Json.Obj;
            case ANY -> true;
            case LIST -> value instanceof Json.Arr list && list.items().stream().allMatch(item.orElse(ANY)::admits);
        };
    }

    /** Whether every value of another type may be one of this: false only if none can. */
    public boolean accepts(ValueType other) {
        if (kind == Kind.ANY || other.kind == Kind.ANY) {
            return true;
        }
        return kind == other.kind && (kind != Kind.LIST || item.orElse(ANY).accepts(other.item.orElse(ANY)));
    }

    /** As ACL writes it: {@code text}, {@code list of number}. */
    @Override
    public String toString() {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case OBJECT -> "object";
            case ANY -> "any";
            case LIST -> item.orElse(ANY).equals(ANY) ? "list" : "list of " + item.orElse(ANY);
        };
    }
}
