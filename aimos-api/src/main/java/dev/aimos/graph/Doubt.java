package dev.aimos.graph;

import java.util.List;
import java.util.Objects;

/**
 * A claim that rests on words which are no longer there.
 *
 * @param claim the claim
 * @param evidence the evidence for it that is changed, gone or erased
 * @param supported whether other evidence for it still stands
 */
public record Doubt(Held<Claim> claim, List<Vertex> evidence, boolean supported) {
    public Doubt {
        Objects.requireNonNull(claim, "claim");
        evidence = List.copyOf(evidence);
    }
}
