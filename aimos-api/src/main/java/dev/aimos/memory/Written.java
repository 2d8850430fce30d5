package dev.aimos.memory;

import java.util.Objects;

/**
 * What a write did to one key.
 *
 * @param key the key written, as given or as computed from the content
 * @param outcome what happened
 * @param recorded the record that now says so; for {@link Outcome#UNCHANGED}, the last record of the store,
 *     which in an empty store is number -1 of transaction 0
 */
public record Written(String key, Outcome outcome, Recorded recorded) {
    /** What a write did. */
    public enum Outcome {
        /** The key had nothing over the valid interval, and now has. */
        CREATED,
        /** The key had something over a part of the valid interval, and it is overlaid. */
        UPDATED,
        /** The key's content over the valid interval is taken back; history stays. */
        RETRACTED,
        /** The store already said exactly this; nothing was written. */
        UNCHANGED
    }

    public Written {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(recorded, "recorded");
    }

    /** Whether anything was written. */
    public boolean changed() {
        return outcome != Outcome.UNCHANGED;
    }
}
