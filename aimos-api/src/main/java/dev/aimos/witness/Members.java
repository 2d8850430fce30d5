package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an object member by member; refuses what it does not know. */
final class Members {
    private final String what;
    private final Json.Obj json;

    Members(String what, Json value, Set<String> known) {
        if (!(value instanceof Json.Obj object)) {
            throw malformed(what, "is an object");
        }
        this.what = what;
        this.json = object;
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw malformed(what, "has no member '" + Texts.shown(name) + "'");
            }
        }
    }

    boolean has(String name) {
        return json.members().containsKey(name);
    }

    @Nullable
    Json any(String name) {
        return json.members().get(name);
    }

    <T> T required(String name, Function<Json, T> reader) {
        Json value = json.members().get(name);
        if (value == null) {
            throw malformed(what, "needs the member '" + name + "'");
        }
        return reader.apply(value);
    }

    <T> Optional<T> optional(String name, Function<Json, T> reader) {
        return json.get(name).map(reader);
    }

    <T> List<T> list(String name, Function<Json, T> reader) {
        Json value = json.members().get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Json.Arr list)) {
            throw malformed(what, "has a list as '" + name + "'");
        }
        return list.items().stream().map(reader).toList();
    }

    Map<String, Double> numbers(String name) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        optional(name, Members::object)
                .ifPresent(object -> object.members().forEach((key, value) -> numbers.put(key, number(value))));
        return numbers;
    }

    static String string(Json value) {
        if (value instanceof Json.Str string) {
            return string.value();
        }
        throw malformed("a member", "must be a string, but is " + Texts.shown(value.canonical()));
    }

    static double number(Json value) {
        if (value instanceof Json.Num number) {
            return number.value();
        }
        throw malformed("a member", "must be a number, but is " + Texts.shown(value.canonical()));
    }

    static long whole(Json value) {
        double number = number(value);
        if (number != Math.rint(number) || Math.abs(number) > 0x1p53) {
            throw malformed("a member", "must be a whole number, but is " + number);
        }
        return (long) number;
    }

    /** A whole number from 0 to what an int holds. */
    static int count(Json value) {
        long whole = whole(value);
        if (whole < 0 || whole > Integer.MAX_VALUE) {
            throw malformed("a member", "must be from 0 to " + Integer.MAX_VALUE + ", but is " + whole);
        }
        return (int) whole;
    }

    static Json.Obj object(Json value) {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw malformed("a member", "must be an object, but is " + Texts.shown(value.canonical()));
    }

    static Hash hash(Json value) {
        String text = string(value);
        Hash hash = Hash.parse(text);
        if (!hash.hex().equals(text)) {
            throw malformed("a hash", "is written as 64 lower-case hexadecimal digits, without prefix");
        }
        return hash;
    }

    static Json of(Hash hash) {
        return Json.of(hash.hex());
    }

    static AimosException.InvalidRequest malformed(String what, String expected) {
        return new AimosException.InvalidRequest("witness-malformed", what + " " + expected);
    }
}
