package dev.aimos.core.expr;

import dev.aimos.Json;

/** What evaluating an expression gives. */
public sealed interface Result {
    /** A value. */
    record Value(Json json) implements Result {}

    /**
     * No value.
     *
     * @param code a stable name for the reason
     * @param reason for people
     * @param missing whether something that was named is not there
     */
    record Failed(String code, String reason, boolean missing) implements Result {}
}
