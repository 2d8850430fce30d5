package dev.aimos.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;

/** A run under way in this process. Thread-safe. */
public interface Run {
    /** Its id. */
    String id();

    /** How it stands. */
    RunStatus status();

    /**
     * Waits until it is over or nothing can go on before a person decides.
     *
     * @return the status then: completed, failed, cancelled or waiting
     * @throws InterruptedException if the waiting thread is interrupted; the run goes on
     * @throws IllegalStateException if the store is closed meanwhile; the run can be resumed when it is open again
     * @throws dev.aimos.AimosException.Fault if the store can write no more
     */
    RunStatus await() throws InterruptedException;

    /** As {@link #await()}, but no longer than a time; empty if it is over. */
    Optional<RunStatus> await(Duration most) throws InterruptedException;

    /** How it stands in full. */
    RunView view();

    /**
     * Its events from the first on, each once it is durable, then the end. A slow subscriber slows nobody down: what it has not
     * asked for yet is read again from the journal.
     */
    Flow.Publisher<RunEvent> events();

    /** What its handlers tell of their attempts, as it comes; a subscriber that does not keep up misses some. */
    Flow.Publisher<Progressed> progress();

    /**
     * What a handler told.
     *
     * @param fraction from 0 to 1; NaN if it is not known
     */
    record Progressed(String run, String step, double fraction, String message) {}
}
