package dev.aimos;

import dev.aimos.json.CanonicalWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON value, limited to what canonical JSON (RFC 8785) can write without loss: strings are well-formed
 * Unicode and numbers are finite IEEE 754 doubles.
 *
 * <p>Equality is by value; the order of an object's members does not matter.
 */
public sealed interface Json {

    /** An object. Members keep the order they were given in; equality ignores it. */
    record Obj(Map<String, Json> members) implements Json {
        /** The object without members. */
        public static final Obj EMPTY = new Obj(Map.of());

        public Obj {
            Map<String, Json> copy = new LinkedHashMap<>(members);
            copy.forEach((name, value) -> {
                requireWellFormed(name);
                Objects.requireNonNull(value, "value");
            });
            members = Collections.unmodifiableMap(copy);
        }

        /** The member of that name, if there is one. */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** This object with a member added, or replaced. */
        public Obj with(String name, Json value) {
            Map<String, Json> copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A string without lone surrogates. */
    record Str(String value) implements Json {
        public Str {
            requireWellFormed(value);
        }
    }

    /** A finite number. Negative zero is stored as zero, as RFC 8785 writes it. */
    record Num(double value) implements Json {
        public Num {
            if (!Double.isFinite(value)) {
                throw new AimosException.InvalidRequest(
                        "json-number", "JSON has no number " + value + "; use a finite number or a string");
            }
            if (value == 0) {
                value = 0.0;
            }
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {}

    /** The null literal. */
    record Null() implements Json {}

    /** The value as canonical JSON (RFC 8785): equal values give the same characters, and so the same hash. */
    default String canonical() {
        return CanonicalWriter.toText(this);
    }

    /** A string value. */
    static Json of(String value) {
        return new Str(value);
    }

    /** A number value. */
    static Json of(double value) {
        return new Num(value);
    }

    /** A truth value. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /**
     * Converts plain Java values: {@code null}, {@link String}, {@link Boolean}, {@link Number}, {@link Map} with string
     * keys, {@link Iterable}, and {@code Json} itself.
     *
     * @throws AimosException.InvalidRequest for any other type, for a number that a double cannot hold exactly (write it
     *     as a string), and for nesting deeper than 1,000 levels
     */
    static Json from(@Nullable Object value) {
        return from(value, 0);
    }

    private static Json from(@Nullable Object value, int depth) {
        if (depth > 1_000) {
            throw new AimosException.InvalidRequest(
                    "json-depth", "JSON is nested deeper than 1,000 levels; flatten it");
        }
        return switch (value) {
            case null -> new Null();
            case Json json -> json;
            case CharSequence text -> new Str(text.toString());
            case Boolean bool -> new Bool(bool);
            case Number number -> new Num(exact(number));
            case Map<?, ?> map -> {
                Map<String, Json> members = new LinkedHashMap<>();
                map.forEach((name, member) -> {
                    if (!(name instanceof String text)) {
                        throw new AimosException.InvalidRequest(
                                "json-name", "JSON member names are strings; got " + name);
                    }
                    members.put(text, from(member, depth + 1));
                });
                yield new Obj(members);
            }
            case Iterable<?> items -> {
                List<Json> list = new ArrayList<>();
                items.forEach(item -> list.add(from(item, depth + 1)));
                yield new Arr(list);
            }
            default ->
                throw new AimosException.InvalidRequest(
                        "json-type",
                        "cannot write a " + value.getClass().getName()
                                + " as JSON; use strings, numbers, booleans, maps, lists or null");
        };
    }

    private static double exact(Number number) {
        double value = number.doubleValue();
        boolean exact = switch (number) {
            case Double d -> true;
            case Float f -> true;
            case Long l -> Math.abs((double) l) <= 0x1p53 && (long) value == l;
            case BigInteger big -> new BigDecimal(big).compareTo(new BigDecimal(value)) == 0;
            case BigDecimal big -> Double.isFinite(value) && big.compareTo(BigDecimal.valueOf(value)) == 0;
            default -> true;
        };
        if (!exact) {
            throw new AimosException.InvalidRequest(
                    "json-number", "JSON cannot hold the number " + number + " exactly; write it as a string");
        }
        return value;
    }

    private static void requireWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new AimosException.InvalidRequest(
                        "text-malformed", "the text has a lone surrogate at index " + i + "; it is not valid Unicode");
            }
        }
    }
}
