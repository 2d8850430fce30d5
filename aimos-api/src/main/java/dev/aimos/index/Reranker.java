package dev.aimos.index;

import java.util.List;
import java.util.Objects;

/** Puts the candidates of a search into another order. Must be thread-safe and deterministic. */
public interface Reranker {
    /** Stable name, with what shapes its order. */
    String id();

    /** The new order. */
    Order rerank(Candidates candidates);

    /**
     * An order of candidates.
     *
     * @param order their numbers, first to last, each once
     * @param converged whether the re-ranker came to rest; false if it stopped at its last allowed step
     * @param steps how many steps it took
     */
    record Order(List<Integer> order, boolean converged, int steps) {
        public Order {
            order = List.copyOf(order);
        }

        /** An order that is computed directly. */
        public static Order of(List<Integer> order) {
            return new Order(order, true, Objects.requireNonNull(order, "order").size());
        }
    }
}
