package dev.aimos.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What comes of holding the events of a run against those of another, or against what is computed again.
 *
 * @param events how many were compared
 * @param differences where they differ, in the order of events; at most a hundred
 */
public record Comparison(long events, List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }

    /** Whether they are the same. */
    public boolean same() {
        return differences.isEmpty();
    }

    /**
     * A place where they differ.
     *
     * @param number of the event in the first
     * @param step whose event it is; empty if it is the run's
     * @param what in words: which member, or that one has an event more
     * @param recorded what the first has
     * @param computed what the second has
     */
    public record Difference(
            long number, String step, String what, Optional<String> recorded, Optional<String> computed) {
        public Difference {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(recorded, "recorded");
            Objects.requireNonNull(computed, "computed");
        }
    }
}
