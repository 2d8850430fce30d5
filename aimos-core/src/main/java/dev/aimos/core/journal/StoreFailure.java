package dev.aimos.core.journal;

import dev.aimos.AimosException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first failure that closed the journal to writes, remembered. Thread-safe. */
final class StoreFailure {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final String location;
    private final Supplier<String> note;
    private @Nullable Throwable cause;
    private volatile @Nullable String message;

    /**
     * @param note what follows a message of the log
     */
    StoreFailure(String location, Supplier<String> note) {
        this.note = note;
        this.location = location;
    }

    Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /** Throws if there was one. */
    void check() {
        if (message != null) {
            throw fault();
        }
    }

    /** Remembers one, if it is the first, and gives what to throw. */
    AimosException.Fault remember(String doing, Throwable failed) {
        synchronized (this) {
            if (message == null) {
                cause = failed;
                message = doing + " failed: " + failed;
                LOG.log(
                        System.Logger.Level.ERROR,
                        "journal in " + location + " is closed to writes: " + message + note.get(),
                        failed);
            }
        }
        return fault();
    }

    private synchronized AimosException.Fault fault() {
        return new AimosException.Fault(
                "store-failed",
                "the store in " + location + " has closed itself to writes because " + message
                        + "; readings go on: mend the cause, then close the store and open it again",
                cause);
    }
}
