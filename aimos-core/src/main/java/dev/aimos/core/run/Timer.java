package dev.aimos.core.run;

import dev.aimos.core.catalog.Micros;
import dev.aimos.plan.Event;
import dev.aimos.plan.Waker;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Has a run woken at the next moment that something of it waits for. Used under the run's lock. */
final class Timer {
    private static final long NEVER = Long.MAX_VALUE;

    private final Waker waker;
    private final Consumer<Stimulus> sink;
    private long armedFor = NEVER;
    private Runnable disarm = () -> {};

    /**
     * @param sink told that the moment has come
     */
    Timer(Waker waker, Consumer<Stimulus> sink) {
        this.waker = waker;
        this.sink = sink;
    }

    /**
     * Waits for another moment, or none, from now on.
     *
     * @param due in microseconds
     */
    void arm(OptionalLong due, long now) {
        long wanted = due.orElse(NEVER);
        if (wanted == armedFor) {
            return;
        }
        disarm();
        if (due.isPresent()) {
            armedFor = wanted;
            Duration delay = Duration.of(Math.max(0, wanted - now), ChronoUnit.MICROS);
            disarm = waker.wake(delay, () -> sink.accept(Stimulus.of(new Event.TimePassed(Micros.toInstant(wanted)))));
        }
    }

    /** The moment has come: if something waits for the very same again, it is to be woken again. */
    void rang(Event.TimePassed passed) {
        if (Micros.of(passed.due()) == armedFor) {
            disarm();
        }
    }

    void disarm() {
        disarm.run();
        disarm = () -> {};
        armedFor = NEVER;
    }
}
