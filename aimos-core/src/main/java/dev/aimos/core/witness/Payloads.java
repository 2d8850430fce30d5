package dev.aimos.core.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads payloads. What is malformed is an {@link IOException} that says how. */
final class Payloads {
    private static final int SHOWN = 80;

    private Payloads() {}

    /** Reads an object and what it says, and refuses it if what it says would be written otherwise. */
    static <T> T read(String what, byte[] payload, Function<Json.Obj, T> reader, Function<T, byte[]> writer)
            throws IOException {
        if (!(JsonReader.read(payload) instanceof Json.Obj json)) {
            throw new IOException(what + " is an object");
        }
        try {
            T read = reader.apply(json);
            if (!Arrays.equals(writer.apply(read), payload)) {
                throw new IOException(what + " is not written canonically");
            }
            return read;
        } catch (AimosException.InvalidRequest e) {
            throw new IOException(what + ": " + e.getMessage(), e);
        }
    }

    static void only(Json.Obj json, String... names) {
        List<String> known = List.of(names);
        for (String name : json.members().keySet()) {
            if (!known.contains(name)) {
                throw malformed("unknown member '" + shown(name) + "'");
            }
        }
    }

    static String string(Json.Obj json, String name) {
        if (json.members().get(name) instanceof Json.Str string) {
            return string.value();
        }
        throw malformed("'" + name + "' is a string");
    }

    static double number(Json.Obj json, String name) {
        if (json.members().get(name) instanceof Json.Num number) {
            return number.value();
        }
        throw malformed("'" + name + "' is a number");
    }

    /** A whole number from 0 to what an int holds. */
    static int count(Json.Obj json, String name) {
        double number = number(json, name);
        if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw malformed("'" + name + "' is a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /** One of some values, by its name in lower case. */
    static <E extends Enum<E>> E word(Json.Obj json, String name, E[] values) {
        String word = string(json, name);
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        throw malformed("'" + name + "' has no value '" + shown(word) + "'");
    }

    static boolean bool(Json.Obj json, String name) {
        if (json.members().get(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw malformed("'" + name + "' is true or false");
    }

    static Json.Obj object(Json.Obj json, String name) {
        if (json.members().get(name) instanceof Json.Obj object) {
            return object;
        }
        throw malformed("'" + name + "' is an object");
    }

    static Hash hash(Json.Obj json, String name) {
        return Hash.parse(string(json, name));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)) + "…";
    }

    static AimosException.InvalidRequest malformed(String message) {
        return new AimosException.InvalidRequest("payload-malformed", message);
    }
}
