package dev.aimos.core.plan;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A moment that something waits for.
 *
 * @param due in microseconds
 * @param order of those due at the same moment
 * @param kind what is due
 * @param node whose; null for a frame's
 * @param frame whose; null for a node's
 * @param attempt the attempt it is about
 */
record Alarm(
        long due,
        long order,
        Kind kind,
        @Nullable Node node,
        @Nullable Frame frame,
        int attempt) {
    enum Kind {
        DEADLINE,
        RETRY,
        EXPIRY,
        FRAME
    }

    static final Comparator<Alarm> ORDER = Comparator.comparingLong(Alarm::due).thenComparingLong(Alarm::order);
}
