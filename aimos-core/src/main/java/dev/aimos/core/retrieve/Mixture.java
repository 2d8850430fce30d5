package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of a search mixed with how near the nodes are to what it found. The shares are stretched over the range of the
 * search's scores first: the nearest counts as much as the best hit, and what was not reached as much as the last. So one
 * weight does for all modes, however differently their scores are spread.
 */
final class Mixture {
    private final double weight;
    private final Map<NodeId, Double> own;
    private final Expansion.Reached reached;
    private final double least;
    private final double range;

    /**
     * @param weight share of the nearness
     * @param found the search's scores of what it found by itself
     * @param own the search's scores; nodes that it does not count as found are left out
     * @param reached how near nodes are
     */
    Mixture(double weight, Map<NodeId, Double> found, Map<NodeId, Double> own, Expansion.Reached reached) {
        this.weight = weight;
        this.own = own;
        this.reached = reached;
        DoubleSummaryStatistics scores =
                found.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        this.least = found.isEmpty() ? 0 : scores.getMin();
        this.range = found.isEmpty() ? 1 : scores.getMax() - least;
    }

    /** Where a node's score in the search comes from. */
    @FunctionalInterface
    interface Reason {
        Explanation of(NodeId node, double score) throws IOException;
    }

    /** The mixed scores of whatever is found or reached. */
    Map<NodeId, Double> scores() {
        Map<NodeId, Double> mixed = new HashMap<>();
        own.forEach((node, score) -> mixed.put(node, mixed(node)));
        if (weight > 0) {
            reached.shares().keySet().forEach(node -> mixed.put(node, mixed(node)));
        }
        return mixed;
    }

    private double mixed(NodeId node) {
        return (1 - weight) * own.getOrDefault(node, 0.0)
                + weight * stretched(reached.shares().getOrDefault(node, 0.0));
    }

    private double stretched(double share) {
        return least + share * range;
    }

    Explanation explain(NodeId node, Reason reason) throws IOException {
        double share = reached.shares().getOrDefault(node, 0.0);
        List<Explanation> details = new ArrayList<>();
        details.add(Explanation.of(share, "share of the walk, the greatest being 1"));
        details.addAll(reached.how().details());
        Explanation walk = new Explanation(
                stretched(share),
                "the walk's share, stretched over the range of the search's scores, weight " + weight,
                details);
        return new Explanation(
                mixed(node),
                "mixed of the search and of the walk through the graph",
                List.of(reason.of(node, own.getOrDefault(node, 0.0)), walk));
    }
}
