package dev.aimos.core.metrics;

import org.jspecify.annotations.Nullable;

/** A call or an attempt under way in the thread that began it, and is to end it. */
public interface Observed {
    /** Of what nobody watches. */
    Observed NONE = new Observed() {};

    /** It has turned out under which correlation id it goes on. */
    default void correlated(String id) {}

    /**
     * It is over.
     *
     * @param outcome a word out of few
     * @param code of the error; null if there is none
     * @param thrown what it ended in; null if it ended well
     */
    default void end(String outcome, @Nullable String code, @Nullable Throwable thrown) {}
}
