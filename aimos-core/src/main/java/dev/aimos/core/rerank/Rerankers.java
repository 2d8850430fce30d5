package dev.aimos.core.rerank;

import dev.aimos.AimosException;
import dev.aimos.index.Candidates;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the re-ranker that a choice asks for. */
public final class Rerankers {
    private Rerankers() {}

    /**
     * The re-ranker for a choice. The caller's own is checked: an order that leaves a candidate out, or names one twice, is
     * refused with {@link AimosException.InvalidRequest} when it is given.
     */
    public static Reranker of(Reranking reranking) {
        return switch (reranking) {
            case Reranking.None none -> new Unchanged();
            case Reranking.Mmr mmr -> new Mmr(mmr.lambda());
            case Reranking.Dvns dvns -> new Dvns(dvns);
            case Reranking.Custom custom -> new Checked(custom.reranker());
        };
    }

    /** Leaves the order of retrieval. */
    private record Unchanged() implements Reranker {
        @Override
        public String id() {
            return "none";
        }

        @Override
        public Order rerank(Candidates candidates) {
            return Order.of(IntStream.range(0, candidates.size()).boxed().toList());
        }
    }

    /** Holds a re-ranker that we did not write to its contract. */
    private record Checked(Reranker reranker) implements Reranker {
        @Override
        public String id() {
            return reranker.id();
        }

        @Override
        public Order rerank(Candidates candidates) {
            Order order = reranker.rerank(candidates);
            if (!isPermutation(order.order(), candidates.size())) {
                throw new AimosException.InvalidRequest(
                        "reranker-order",
                        "re-ranker " + reranker.id() + " must name each of its " + candidates.size()
                                + " candidates once, by its number from 0");
            }
            return order;
        }

        private static boolean isPermutation(List<Integer> order, int size) {
            BitSet seen = new BitSet(size);
            for (int candidate : order) {
                if (candidate < 0 || candidate >= size || seen.get(candidate)) {
                    return false;
                }
                seen.set(candidate);
            }
            return seen.cardinality() == size;
        }
    }
}
