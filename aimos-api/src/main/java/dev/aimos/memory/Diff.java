package dev.aimos.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the memory at one moment differs from the memory at another.
 *
 * @param from the first moment
 * @param to the second moment
 * @param changes the keys that show something else, in the byte order of their UTF-8
 */
public record Diff(Basis from, Basis to, List<Change> changes) {
    public Diff {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        changes = List.copyOf(changes);
    }

    /**
     * One key that differs.
     *
     * @param key the key
     * @param before what it showed at the first moment, if anything
     * @param after what it showed at the second, if anything
     */
    public record Change(String key, Optional<Atom> before, Optional<Atom> after) {
        public Change {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }

        /** Whether the key appeared, changed or went away. */
        public Kind kind() {
            if (before.isEmpty()) {
                return Kind.ADDED;
            }
            return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        }
    }

    /** What happened to a key. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }
}
