package dev.aimos.plan;

/** What a {@link Budget} counts. Amounts are whole numbers of the unit named. */
public enum Resource {
    /** Tokens of a language model. */
    TOKENS,
    /** Time that attempts take, in microseconds. */
    TIME,
    /** Attempts. Each attempt is one call by itself; a handler may report more. */
    CALLS,
    /** Money, in millionths of whatever currency the caller counts in. */
    COST
}
