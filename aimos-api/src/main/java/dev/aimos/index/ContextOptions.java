package dev.aimos.index;

import dev.aimos.AimosException;
import java.util.Objects;
import java.util.Optional;

/**
 * How a context is put together.
 *
 * @param budget how many tokens it may have
 * @param candidates how many nodes are retrieved at first; at least 1
 * @param duplicateThreshold likeness from which two passages count as near-duplicates, above 0 and at most 1
 * @param reranking which re-ranker puts the passages in order before they are packed
 * @param compression whether passages that do not fit are shortened to their best sentences
 * @param packing how passages are chosen under the budget
 * @param order how the chosen passages are laid out
 * @param counter counts tokens; without one, the store's own estimate
 */
public record ContextOptions(
        TokenBudget budget,
        int candidates,
        double duplicateThreshold,
        Reranking reranking,
        boolean compression,
        Packing packing,
        ReadingOrder order,
        Optional<TokenCounter> counter) {
    /**
     * Name of the metadata by which an atom says that it takes the place of others: their key, or a list of keys. What is
     * superseded at the basis is left out of a context, whether or not what supersedes it was found.
     */
    public static final String SUPERSEDES = "supersedes";

    /** How passages are chosen under the budget. */
    public enum Packing {
        /** The best first, each that still fits. */
        GREEDY,
        /** The best first, but no document gets a second passage before every other has had its first. */
        BALANCED,
        /** The set with the greatest sum of relevance that fits: the 0/1 knapsack, solved exactly. */
        OPTIMAL
    }

    /** How the chosen passages are laid out. */
    public enum ReadingOrder {
        /** The strongest at both ends, the weakest in the middle (Liu et al., Lost in the Middle, TACL 2024). */
        EDGES_FIRST,
        /** The strongest first. */
        RELEVANCE,
        /** As in the sources: by key, then by place. */
        SOURCE
    }

    public ContextOptions {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(reranking, "reranking");
        Objects.requireNonNull(packing, "packing");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(counter, "counter");
        if (candidates < 1) {
            throw new AimosException.InvalidRequest(
                    "candidates-out-of-range", "ask for at least 1 candidate, not " + candidates);
        }
        if (!(duplicateThreshold > 0 && duplicateThreshold <= 1)) {
            throw new AimosException.InvalidRequest(
                    "duplicates-out-of-range",
                    "the threshold for near-duplicates is above 0 and at most 1, but is " + duplicateThreshold);
        }
    }

    /** The defaults: 100 candidates, MMR, compression, greedy packing, the strongest at both ends. */
    public static ContextOptions of(TokenBudget budget) {
        return new ContextOptions(
                budget, 100, 0.9, Reranking.mmr(), true, Packing.GREEDY, ReadingOrder.EDGES_FIRST, Optional.empty());
    }

    /** These options with another number of candidates. */
    public ContextOptions candidates(int value) {
        return new ContextOptions(budget, value, duplicateThreshold, reranking, compression, packing, order, counter);
    }

    /** These options with another threshold for near-duplicates. */
    public ContextOptions duplicateThreshold(double value) {
        return new ContextOptions(budget, candidates, value, reranking, compression, packing, order, counter);
    }

    /** These options with another re-ranker. */
    public ContextOptions reranking(Reranking value) {
        return new ContextOptions(budget, candidates, duplicateThreshold, value, compression, packing, order, counter);
    }

    /** These options with or without compression. */
    public ContextOptions compression(boolean value) {
        return new ContextOptions(budget, candidates, duplicateThreshold, reranking, value, packing, order, counter);
    }

    /** These options with another packing. */
    public ContextOptions packing(Packing value) {
        return new ContextOptions(
                budget, candidates, duplicateThreshold, reranking, compression, value, order, counter);
    }

    /** These options with another reading order. */
    public ContextOptions order(ReadingOrder value) {
        return new ContextOptions(
                budget, candidates, duplicateThreshold, reranking, compression, packing, value, counter);
    }

    /** These options with another counter of tokens. */
    public ContextOptions counter(TokenCounter value) {
        return new ContextOptions(
                budget, candidates, duplicateThreshold, reranking, compression, packing, order, Optional.of(value));
    }
}
