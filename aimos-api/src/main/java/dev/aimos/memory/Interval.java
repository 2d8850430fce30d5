package dev.aimos.memory;

import dev.aimos.AimosException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A half-open span of valid time, [{@code from}, {@code to}). Never empty.
 *
 * <p>Time is kept to the microsecond; finer digits are dropped. {@link #BEGINNING} and {@link #FOREVER} stand for an
 * open end; every other instant lies between the years -290000 and 290000.
 *
 * @param from first instant inside
 * @param to first instant after it
 */
public record Interval(Instant from, Instant to) {
    /** Before every instant: a fact that has no first moment. */
    public static final Instant BEGINNING = Instant.MIN;

    /** After every instant: a fact that holds until something says otherwise. */
    public static final Instant FOREVER = Instant.MAX;

    private static final Instant LEAST = Instant.parse("-290000-01-01T00:00:00Z");
    private static final Instant MOST = Instant.parse("+290000-01-01T00:00:00Z");
    private static final Interval ALWAYS = new Interval(BEGINNING, FOREVER);

    public Interval {
        from = toMicros(from);
        to = toMicros(to);
        if (!from.isBefore(to)) {
            throw new AimosException.InvalidRequest(
                    "interval-inverted",
                    "a valid interval ends after it begins, to the microsecond; got from " + from + " to " + to);
        }
    }

    /** All of time. */
    public static Interval always() {
        return ALWAYS;
    }

    /** From an instant on. */
    public static Interval from(Instant from) {
        return new Interval(from, FOREVER);
    }

    /** Up to, and not including, an instant. */
    public static Interval until(Instant to) {
        return new Interval(BEGINNING, to);
    }

    /** Between two instants. */
    public static Interval of(Instant from, Instant to) {
        return new Interval(from, to);
    }

    /**
     * An instant as valid time keeps it.
     *
     * @throws AimosException.InvalidRequest if it is outside the years -290000 to 290000 and not an open end
     */
    public static Instant toMicros(Instant instant) {
        if (instant.equals(BEGINNING) || instant.equals(FOREVER)) {
            return instant;
        }
        if (instant.isBefore(LEAST) || instant.isAfter(MOST)) {
            throw new AimosException.InvalidRequest(
                    "instant-out-of-range", "times lie between the years -290000 and 290000; got " + instant);
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the instant is inside. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** Whether the two share an instant. Touching intervals do not. */
    public boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** What the two share, if anything. */
    public Optional<Interval> intersection(Interval other) {
        Instant latestFrom = from.isAfter(other.from) ? from : other.from;
        Instant earliestTo = to.isBefore(other.to) ? to : other.to;
        return latestFrom.isBefore(earliestTo) ? Optional.of(new Interval(latestFrom, earliestTo)) : Optional.empty();
    }

    /** As {@code [from, to)}, with dots for an open end. */
    @Override
    public String toString() {
        return "[" + (from.equals(BEGINNING) ? ".." : from) + ", " + (to.equals(FOREVER) ? ".." : to) + ")";
    }
}
