package dev.aimos.witness;

/** How sure an answer is, for people. */
public enum Band {
    /** A confidence of at least 0.90. */
    A,
    /** Of at least 0.70. */
    B,
    /** Of less. */
    C;

    /** The band of a confidence from 0 to 1. */
    public static Band of(double confidence) {
        return confidence >= 0.90 ? A : confidence >= 0.70 ? B : C;
    }
}
