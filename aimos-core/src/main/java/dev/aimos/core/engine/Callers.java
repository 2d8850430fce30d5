package dev.aimos.core.engine;

import dev.aimos.core.run.Caller;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose call each thread is in, of one store: what a transaction begun in that thread is recorded on behalf of. Work that is
 * handed to another thread takes its caller with it. Thread-safe.
 */
final class Callers {
    @SuppressWarnings("ThreadLocalUsage") // each store has its own
    private final ThreadLocal<@Nullable Caller> underWay = new ThreadLocal<>();

    /** Whose call this thread is in; {@link Caller#NOBODY} if none, or if it has no correlation id. */
    Caller current() {
        Caller caller = underWay.get();
        return caller == null || caller.correlation().isEmpty() ? Caller.NOBODY : caller;
    }

    /** Does some work as a caller's; calls within it, by other handles of the store, are those handles' own. */
    <T> T during(Caller caller, Supplier<T> work) {
        Caller before = underWay.get();
        underWay.set(caller);
        try {
            return work.get();
        } finally {
            if (before == null) {
                underWay.remove();
            } else {
                underWay.set(before);
            }
        }
    }
}
