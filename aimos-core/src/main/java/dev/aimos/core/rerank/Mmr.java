package dev.aimos.core.rerank;

import dev.aimos.index.Candidates;
import dev.aimos.index.Reranker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Maximal marginal relevance: Carbonell and Goldstein, The use of MMR, diversity-based reranking for reordering documents
 * and producing summaries, SIGIR 1998.
 *
 * <p>Problem: a passage that says what an earlier one said is worth little, however well it matches. Each next candidate
 * is the one with the greatest lambda · relevance - (1 - lambda) · similarity to the most similar one before it; of
 * equal ones the more relevant, then the one with the smaller number. The first 1,000 are chosen so; the rest follow by
 * relevance, as it is not for their novelty that anyone reads that far.
 *
 * <p>Cost: for n candidates n² / 2 similarities and comparisons, and never more than 1,000 · n; memory O(n). The similarity of a candidate to those
 * before it is kept and raised, not computed anew.
 *
 * <p>Immutable and thread-safe.
 */
final class Mmr implements Reranker {
    private static final int DIVERSE = 1_000;

    private final double lambda;

    Mmr(double lambda) {
        this.lambda = lambda;
    }

    @Override
    public String id() {
        return "mmr(lambda=" + lambda + ")";
    }

    @Override
    public Order rerank(Candidates candidates) {
        double[] relevance = Known.relevances(candidates);
        double[] closest = new double[relevance.length];
        int[] waiting = new int[relevance.length];
        Arrays.setAll(waiting, i -> i);
        List<Integer> order = new ArrayList<>(relevance.length);
        for (int left = relevance.length; left > Math.max(0, relevance.length - DIVERSE); left--) {
            int at = best(waiting, left, relevance, closest);
            int chosen = waiting[at];
            order.add(chosen);
            System.arraycopy(waiting, at + 1, waiting, at, left - at - 1);
            for (int i = 0; lambda < 1 && i < left - 1; i++) {
                int other = waiting[i];
                closest[other] = Math.max(closest[other], Known.similarity(candidates, chosen, other));
            }
        }
        Arrays.stream(waiting, 0, relevance.length - order.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> relevance[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(order::add);
        return Order.of(order);
    }

    private int best(int[] waiting, int left, double[] relevance, double[] closest) {
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < left; i++) {
            int candidate = waiting[i];
            double score = lambda * relevance[candidate] - (1 - lambda) * closest[candidate];
            boolean tie = score == bestScore && relevance[candidate] > relevance[waiting[best]];
            if (score > bestScore || tie) {
                best = i;
                bestScore = score;
            }
        }
        return best;
    }
}
