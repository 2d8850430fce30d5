package dev.aimos.core.graph.export;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.graph.ItemJson;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Item;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item of a document, and how its instants are written: those of open ends are not. */
final class Entry {
    private Entry() {}

    /** What an item asserts; a limit of it that is missing is no limit, and without both it holds over its default. */
    static Assertion of(String where, Json item, boolean timed, @Nullable String from, @Nullable String to) {
        try {
            Item read = ItemJson.read(item);
            return new Assertion(
                    read,
                    timed
                            ? Optional.of(Interval.of(instant(from, Interval.BEGINNING), instant(to, Interval.FOREVER)))
                            : Optional.empty());
        } catch (AimosException.InvalidRequest | DateTimeParseException | ArithmeticException e) {
            throw GraphImporter.malformed(where, String.valueOf(e.getMessage()), e);
        }
    }

    private static Instant instant(@Nullable String text, Instant absent) {
        return text == null ? absent : Instant.parse(text);
    }

    /** An instant as it is written; null for an open end. */
    static @Nullable String written(Instant instant) {
        return instant.equals(Interval.BEGINNING) || instant.equals(Interval.FOREVER) ? null : instant.toString();
    }

    /** A value of JSON for an instant. */
    static Json json(Instant instant) {
        String text = written(instant);
        return text == null ? new Json.Null() : Json.of(text);
    }
}
