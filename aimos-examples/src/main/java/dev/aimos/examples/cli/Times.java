package dev.aimos.examples.cli;

import dev.aimos.memory.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Instants as people write them. */
final class Times {
    private Times() {}

    /** A date, meaning its start in UTC, or an instant with a zone: {@code 2024-01-31}, {@code 2024-01-31T08:00:00Z}. */
    static Instant parse(String text) {
        try {
            Instant instant = text.indexOf('T') < 0 && text.indexOf('t') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return Interval.toMicros(instant);
        } catch (DateTimeParseException e) {
            throw Failure.usage(
                    "bad-time",
                    "'" + text + "' is no date and no instant; write 2024-01-31 or 2024-01-31T08:00:00Z",
                    e);
        }
    }

    /** The end of an interval, for JSON: null if it is open. */
    static Optional<String> closed(Instant instant) {
        return instant.equals(Interval.BEGINNING) || instant.equals(Interval.FOREVER)
                ? Optional.empty()
                : Optional.of(instant.toString());
    }

    /** An instant for people: a date alone if it is the start of a day, dots for an open end. */
    static String shown(Instant instant) {
        if (closed(instant).isEmpty()) {
            return "..";
        }
        String text = instant.toString();
        return text.endsWith("T00:00:00Z") ? text.substring(0, text.length() - 10) : text;
    }

    /** An interval for people. */
    static String shown(Interval interval) {
        return "[" + shown(interval.from()) + ", " + shown(interval.to()) + ")";
    }
}
