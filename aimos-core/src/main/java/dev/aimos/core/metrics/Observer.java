package dev.aimos.core.metrics;

import java.util.Optional;

/**
 * Watches calls and attempts one by one, as they go on. Thread-safe.
 *
 * <p>{@link #NONE} is blind, and costs no more than the call of an empty method.
 */
public interface Observer {
    /** Watches nothing. */
    Observer NONE = new Observer() {};

    /** A call of a verb begins in this thread. */
    default Observed call(Verb verb, Optional<String> correlation) {
        return Observed.NONE;
    }

    /** This observer, to which attempts belong to what is under way in this thread now, wherever they are made. */
    default Observer here() {
        return this;
    }

    /** An attempt of a step begins in this thread. */
    default Observed attempt(AttemptNames names) {
        return Observed.NONE;
    }
}
