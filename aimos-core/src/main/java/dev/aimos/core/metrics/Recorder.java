package dev.aimos.core.metrics;

import java.util.function.DoubleSupplier;

/**
 * Hears what a store measures. Thread-safe.
 *
 * <p>{@link #NONE} is deaf: what is on the way of every call costs it no more than the call of an empty method, and allocates
 * nothing.
 */
public interface Recorder extends AutoCloseable {
    /** Measures nothing. */
    Recorder NONE = new Recorder() {};

    /** Whether anything is measured, where it costs something to find out what. */
    default boolean on() {
        return false;
    }

    /** The moment at which something begins, in nanoseconds of a clock that only this recorder knows; 0 if nothing is measured. */
    default long start() {
        return 0;
    }

    /** A verb ended. */
    default void verb(Verb verb, long since) {}

    /** A call ended in an error. */
    default void failed(Verb verb, Throwable thrown) {}

    /** A stage ended. */
    default void stage(Stage stage, long since) {
        spent(stage, start() - since);
    }

    /** A stage took so many nanoseconds. */
    default void spent(Stage stage, long nanos) {}

    /** An fsync ended, and made records durable. */
    default void fsync(long since, long records) {}

    /** Counts for a counter without tags. */
    default void count(Metric counter, long amount) {}

    /** Counts for a counter with one tag. */
    default void count(Metric counter, Enum<?> value, long amount) {}

    /** Counts for a counter with two tags. */
    default void count(Metric counter, Enum<?> first, Enum<?> second, long amount) {}

    /** Has a gauge without tags ask for its value. What throws is shown as not a number. */
    default void gauge(Metric gauge, DoubleSupplier value) {}

    /** Has a gauge with one tag ask for its value. */
    default void gauge(Metric gauge, Enum<?> tag, DoubleSupplier value) {}

    /** Somewhere to add up times of stages that come in pieces. */
    default Laps laps() {
        return Laps.NONE;
    }

    /** Takes all metrics of the store away; what is heard later is forgotten. */
    @Override
    default void close() {}
}
