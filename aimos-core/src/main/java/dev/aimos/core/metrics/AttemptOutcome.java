package dev.aimos.core.metrics;

/** How an attempt of a step ended. */
public enum AttemptOutcome {
    /** Its handler gave outputs. */
    RETURNED,
    /** Its handler failed. */
    FAILED,
    /** It took longer than it may. */
    TIMED_OUT,
    /** The run went on without it: it was cancelled, or over. */
    STOPPED
}
