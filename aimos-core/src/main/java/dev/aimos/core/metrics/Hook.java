package dev.aimos.core.metrics;

/** What a store asks or tells its application on the way of a call, and what is not to make the call fail. */
public enum Hook {
    /** The supplier of correlation ids. */
    CORRELATIONS,
    /** The registry of observations, its handlers, conventions, filters and predicates. */
    OBSERVATIONS;

    /** The value of the tag {@code hook}. */
    public String tag() {
        return Tag.word(this);
    }
}
