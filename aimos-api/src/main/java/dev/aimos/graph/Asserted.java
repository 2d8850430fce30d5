package dev.aimos.graph;

import dev.aimos.memory.Recorded;
import dev.aimos.memory.Written;
import java.util.List;
import java.util.Objects;

/**
 * What a write did to one item.
 *
 * @param id the item's id
 * @param outcome what happened
 * @param recorded the record that now says so; for {@link Written.Outcome#UNCHANGED}, the last record of the store
 * @param contradictions what a claim contradicts, at any valid time, as known right after this write; resolved ones too
 */
public record Asserted(String id, Written.Outcome outcome, Recorded recorded, List<Contradiction> contradictions) {
    public Asserted {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(recorded, "recorded");
        contradictions = List.copyOf(contradictions);
    }

    /** Whether anything was written. */
    public boolean changed() {
        return outcome != Written.Outcome.UNCHANGED;
    }
}
