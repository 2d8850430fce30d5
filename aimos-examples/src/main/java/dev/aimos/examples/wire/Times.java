package dev.aimos.examples.wire;

import dev.aimos.memory.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as people write them. */
public final class Times {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");

    private Times() {}

    /** A date, meaning its start in UTC, or an instant with a zone: {@code 2024-01-31}, {@code 2024-01-31T08:00:00Z}. */
    public static Instant parse(String text) {
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

    /** A length of time: {@code 500ms}, {@code 2s}, {@code 1.5m}, {@code 1h}, or as ISO 8601 has it, {@code PT2S}. */
    public static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw Failure.usage("bad-duration", "'" + text + "' is no length of time; write 500ms, 2s or 1m", e);
            }
        }
        long millis = switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
        return Duration.ofNanos(Math.round(Double.parseDouble(parts.group(1)) * millis * 1e6));
    }

    /** The end of an interval, for JSON: null if it is open. */
    public static Optional<String> closed(Instant instant) {
        return instant.equals(Interval.BEGINNING) || instant.equals(Interval.FOREVER)
                ? Optional.empty()
                : Optional.of(instant.toString());
    }

    /** An instant for people: a date alone if it is the start of a day, dots for an open end. */
    public static String shown(Instant instant) {
        if (closed(instant).isEmpty()) {
            return "..";
        }
        String text = instant.toString();
        return text.endsWith("T00:00:00Z") ? text.substring(0, text.length() - 10) : text;
    }

    /** An interval for people. */
    public static String shown(Interval interval) {
        return "[" + shown(interval.from()) + ", " + shown(interval.to()) + ")";
    }
}
