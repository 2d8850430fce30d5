package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the graph holds at a moment.
 *
 * @param items how many items of each kind are shown
 * @param relations how many relations of each type are shown
 * @param claims how many claims with each predicate are shown
 * @param contradictions how many contradictions are open
 * @param doubtful how many claims rest on words that are no longer there
 * @param basis the moment
 */
public record GraphStats(
        Map<Kind, Long> items,
        Map<RelationType, Long> relations,
        Map<String, Long> claims,
        long contradictions,
        long doubtful,
        Basis basis) {
    public GraphStats {
        items = Collections.unmodifiableMap(new TreeMap<>(items));
        relations = Collections.unmodifiableMap(new TreeMap<>(relations));
        claims = Collections.unmodifiableMap(new TreeMap<>(claims));
        Objects.requireNonNull(basis, "basis");
    }
}
