package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that knows what else belongs to what a search found. */
public interface Expansion {
    /** How much of a node's score is its own rather than the search's, from 0 to 1. */
    double weight();

    /** How many of the best it wants to see. */
    int seeds();

    /**
     * What belongs to what was found.
     *
     * @param best the best nodes, best first, with their scores
     * @return empty if there is nothing to say: the search is then left as it is
     */
    Optional<Reached> reach(List<Retrieved> best) throws IOException;

    /**
     * What was reached.
     *
     * @param shares how near nodes are, from 0 to 1; those left out are not
     * @param added nodes to be considered that the search need not have found; they pass its filter, and are shown
     * @param how how they were reached
     */
    record Reached(Map<NodeId, Double> shares, List<NodeId> added, Explanation how) {
        public Reached {
            shares = Map.copyOf(shares);
            added = List.copyOf(added);
        }
    }
}
