package dev.aimos.core.metrics;

/** How a step ended. */
public enum StepOutcome {
    /** It is done. */
    COMPLETED,
    /** It was taken over from another run, done. */
    TAKEN_OVER,
    /** It will not be done. */
    SKIPPED,
    /** It failed for good. */
    FAILED
}
