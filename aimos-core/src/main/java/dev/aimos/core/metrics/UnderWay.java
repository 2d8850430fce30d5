package dev.aimos.core.metrics;

import org.jspecify.annotations.Nullable;

/** What is told of an observation while it goes on. */
interface UnderWay {
    /** While it goes on. */
    String GOING_ON = "none";

    void correlated(String id);

    void ended(String outcome, @Nullable String code);
}
