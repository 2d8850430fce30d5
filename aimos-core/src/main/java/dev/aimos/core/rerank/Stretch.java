package dev.aimos.core.rerank;

import java.util.List;

/**
 * Scores of candidates on one scale, whatever the search: without it, how much a re-ranker weighs relevance against likeness
 * would depend on whether scores come from words, vectors or both.
 */
public final class Stretch {
    private final double least;
    private final double range;

    /** The scale of some scores. */
    public Stretch(List<Double> scores) {
        double greatest = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        least = scores.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        range = greatest - least;
    }

    /** A score, stretched so that the greatest is 1 and the least 0; 1 if all are equal. */
    public double of(double score) {
        return range > 0 ? (score - least) / range : 1;
    }
}
