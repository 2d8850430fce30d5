package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.GraphStats;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the graph holds. Cost: every item shown is read. */
final class Counting {
    private final Lookup look;

    Counting(Lookup look) {
        this.look = look;
    }

    GraphStats stats() {
        Map<Kind, Long> items = new EnumMap<>(Kind.class);
        Map<RelationType, Long> relations = new EnumMap<>(RelationType.class);
        Map<String, Long> claims = new TreeMap<>();
        new Listing(look).forEach(shown -> {
            items.merge(shown.item().kind(), 1L, Long::sum);
            switch (shown.item()) {
                case Relation relation -> relations.merge(relation.type(), 1L, Long::sum);
                case Claim claim -> claims.merge(claim.predicate(), 1L, Long::sum);
                default -> {}
            }
        });
        return new GraphStats(
                items,
                relations,
                claims,
                new Contradictions(look).open(),
                new Doubts(look).list().size(),
                look.basis());
    }
}
