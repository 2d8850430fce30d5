package dev.aimos.core.catalog;

import dev.aimos.memory.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Valid time as a long: microseconds since 1970-01-01T00:00Z, with both ends of the range for open ends. */
public final class Micros {
    /** {@link Interval#BEGINNING}. */
    public static final long BEGINNING = Long.MIN_VALUE;

    /** {@link Interval#FOREVER}. */
    public static final long FOREVER = Long.MAX_VALUE;

    private Micros() {}

    /** Microseconds of an instant. */
    public static long of(Instant instant) {
        if (instant.equals(Interval.BEGINNING)) {
            return BEGINNING;
        }
        if (instant.equals(Interval.FOREVER)) {
            return FOREVER;
        }
        Instant kept = Interval.toMicros(instant);
        return Math.addExact(Math.multiplyExact(kept.getEpochSecond(), 1_000_000L), kept.getNano() / 1_000);
    }

    /** The instant of microseconds. */
    public static Instant toInstant(long micros) {
        if (micros == BEGINNING) {
            return Interval.BEGINNING;
        }
        if (micros == FOREVER) {
            return Interval.FOREVER;
        }
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The interval between two ends. */
    public static Interval interval(long from, long to) {
        return new Interval(toInstant(from), toInstant(to));
    }
}
