package dev.aimos.witness;

import dev.aimos.memory.Hash;
import java.util.List;
import java.util.Objects;

/**
 * What a witness rests on, and what rests on it.
 *
 * @param witness the witness
 * @param ancestors what it rests on, directly or not: nearest first, each once
 * @param descendants what rests on it, directly or not: nearest first, each once
 * @param missing ids that are named as parents, but that the store has no witness of, or no longer
 */
public record Lineage(Witnessed witness, List<Witnessed> ancestors, List<Witnessed> descendants, List<Hash> missing) {
    public Lineage {
        Objects.requireNonNull(witness, "witness");
        ancestors = List.copyOf(ancestors);
        descendants = List.copyOf(descendants);
        missing = List.copyOf(missing);
    }
}
