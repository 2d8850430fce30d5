package dev.aimos.observation;

import io.micrometer.observation.Observation;
import java.util.Optional;

/** What is known of a call of a verb while it is observed. For one thread. */
public abstract class CallContext extends Observation.Context {
    /** What is known of a call. */
    protected CallContext() {}

    /** The store's directory, or {@code memory}. */
    public abstract String store();

    /** The verb, such as {@code put-all}. */
    public abstract String verb();

    /** {@code ok}, or the kind of error that it ended in, such as {@code not-found}; {@code none} while it goes on. */
    public abstract String outcome();

    /** The correlation id; empty if it has none, or before the application was asked for one. */
    public abstract Optional<String> correlation();

    /** The code of the {@link dev.aimos.AimosException} that it ended in. */
    public abstract Optional<String> code();
}
