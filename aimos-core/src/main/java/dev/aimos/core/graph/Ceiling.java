package dev.aimos.core.graph;

import dev.aimos.AimosException;

/** Counts the things that one question meets, and refuses to go on when there are too many. Not thread-safe. */
final class Ceiling {
    private final int most;
    private final String advice;
    private long met;

    /**
     * @param most how many may be met
     * @param advice what to do when there are more
     */
    Ceiling(int most, String advice) {
        this.most = most;
        this.advice = advice;
    }

    /** Counts one more. */
    void meet() {
        if (++met > most) {
            throw exceeded();
        }
    }

    AimosException.InvalidRequest exceeded() {
        return new AimosException.InvalidRequest(
                "graph-too-large",
                "the question meets more than " + most + " things (Limits.maxGraphNodes); " + advice);
    }
}
