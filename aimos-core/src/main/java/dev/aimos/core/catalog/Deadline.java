package dev.aimos.core.catalog;

import dev.aimos.AimosException;
import java.time.Duration;

/** Until when an answer is wanted. Thread-safe. */
public final class Deadline {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(Duration.ZERO, 0, false);

    private final Duration allowed;
    private final long end;
    private final boolean bounded;

    private Deadline(Duration allowed, long end, boolean bounded) {
        this.allowed = allowed;
        this.end = end;
        this.bounded = bounded;
    }

    /** So much time from now on. */
    public static Deadline in(Duration allowed) {
        return new Deadline(allowed, System.nanoTime() + allowed.toNanos(), true);
    }

    /** Whether it has passed. */
    public boolean passed() {
        return bounded && System.nanoTime() - end >= 0;
    }

    /** Nanoseconds left; {@link Long#MAX_VALUE} without a deadline. */
    public long nanosLeft() {
        return bounded ? end - System.nanoTime() : Long.MAX_VALUE;
    }

    /** Whether it is one at all. */
    public boolean bounded() {
        return bounded;
    }

    /**
     * Does nothing before it has passed.
     *
     * @throws AimosException.Busy after that
     */
    public void check() {
        if (passed()) {
            throw exceeded("");
        }
    }

    /** The exception that says that it has passed. */
    public AimosException.Busy exceeded(String why) {
        return new AimosException.Busy(
                "search-timeout",
                "the search took longer than the " + allowed + " it was given (Query.timeout, Limits.maxQueryTime)"
                        + why + "; narrow it with a filter, or give it more time");
    }
}
