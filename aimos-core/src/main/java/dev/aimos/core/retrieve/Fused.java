package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Fusion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes one score of two. */
final class Fused {
    /** Scores that differ by less say the same: stretched, they would be mostly the errors of rounding. */
    private static final double SAME = 1e-4;

    private Fused() {}

    /**
     * The fused scores of candidates, from 0 to 1.
     *
     * @param candidates all that are scored; one that has no score in a channel is its last there
     */
    static Map<NodeId, Double> of(
            Fusion fusion, Collection<NodeId> candidates, Map<NodeId, Double> lexical, Map<NodeId, Double> vector) {
        Map<NodeId, Double> one;
        Map<NodeId, Double> other;
        double weight;
        switch (fusion) {
            case Fusion.MinMax minMax -> {
                one = stretched(candidates, lexical);
                other = stretched(candidates, vector);
                weight = minMax.lexicalWeight();
            }
            case Fusion.ReciprocalRank reciprocal -> {
                one = reciprocal(reciprocal.k(), lexical);
                other = reciprocal(reciprocal.k(), vector);
                weight = reciprocal.lexicalWeight();
            }
        }
        Map<NodeId, Double> fused = new HashMap<>();
        for (NodeId node : candidates) {
            fused.put(node, weight * one.getOrDefault(node, 0.0) + (1 - weight) * other.getOrDefault(node, 0.0));
        }
        return fused;
    }

    /** The least score becomes 0, the greatest 1; if they are equal, all become 1, or stay 0. */
    private static Map<NodeId, Double> stretched(Collection<NodeId> candidates, Map<NodeId, Double> scores) {
        double least =
                scores.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        if (!scores.keySet().containsAll(candidates)) {
            least = Math.min(least, 0);
        }
        double greatest =
                scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        Map<NodeId, Double> stretched = new HashMap<>();
        boolean same = greatest - least < SAME;
        for (Map.Entry<NodeId, Double> score : scores.entrySet()) {
            double share = same ? Math.signum(greatest) : (score.getValue() - least) / (greatest - least);
            stretched.put(score.getKey(), share);
        }
        return stretched;
    }

    /** 1 / (k + rank), divided by what the first rank has. Equal scores share the better rank; 0 has none. */
    private static Map<NodeId, Double> reciprocal(int k, Map<NodeId, Double> scores) {
        List<Map.Entry<NodeId, Double>> ranked = new ArrayList<>(scores.entrySet());
        ranked.removeIf(entry -> entry.getValue() <= 0);
        ranked.sort(Map.Entry.<NodeId, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        Map<NodeId, Double> reciprocal = new HashMap<>();
        double last = Double.NaN;
        int rank = 0;
        for (int i = 0; i < ranked.size(); i++) {
            double score = ranked.get(i).getValue();
            rank = score == last ? rank : i + 1;
            last = score;
            reciprocal.put(ranked.get(i).getKey(), (k + 1.0) / (k + rank));
        }
        return reciprocal;
    }
}
