package dev.aimos.core.metrics;

/** What a write is of. */
public enum WriteKind {
    /** An atom of the memory. */
    ATOM,
    /** An item of the graph. */
    ITEM,
    /** A witness. */
    WITNESS
}
