package dev.aimos.core.metrics;

/** What came of a gate. */
public enum Passing {
    /** The answer may be relied on. */
    PASSED,
    /** It must not be. */
    ABSTAINED;

    /** Of a judgement. */
    public static Passing of(boolean passed) {
        return passed ? PASSED : ABSTAINED;
    }
}
