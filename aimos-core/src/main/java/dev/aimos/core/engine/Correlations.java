package dev.aimos.core.engine;

import dev.aimos.core.metrics.Hook;
import dev.aimos.core.metrics.Hooks;
import dev.aimos.core.metrics.Recorder;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the application what a call is known by, of which no handle says it. An answer that is none, or cannot be recorded, is
 * counted and logged, and the call goes on without an id: {@code docs/decisions/0034-asked-for-correlation-ids.md} says why.
 * Thread-safe, as far as the application's supplier is.
 */
final class Correlations {
    /** Asks nobody. */
    static final Correlations NONE = new Correlations(Optional::empty, new Hooks(Recorder.NONE, Hook.CORRELATIONS));

    private final Supplier<Optional<String>> supplier;
    private final Hooks hooks;

    /** Set while the supplier is asked, which may make calls of its own. */
    @SuppressWarnings("ThreadLocalUsage") // each store has its own
    private final ThreadLocal<Boolean> asking = new ThreadLocal<>();

    Correlations(Supplier<Optional<String>> supplier, Hooks hooks) {
        this.supplier = supplier;
        this.hooks = hooks;
    }

    /** The id of a call that begins in this thread now. */
    Optional<String> ask() {
        if (this == NONE || asking.get() != null) {
            return Optional.empty();
        }
        asking.set(true);
        try {
            Optional<String> id = supplier.get();
            id.ifPresent(CallFiling::require);
            hooks.worked();
            return id;
        } catch (RuntimeException | LinkageError e) {
            hooks.failed("a correlation id", e);
            return Optional.empty();
        } finally {
            asking.remove();
        }
    }
}
