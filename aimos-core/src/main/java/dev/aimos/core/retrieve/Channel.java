package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Explanation;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** One way of finding nodes of a level, with its own scores. */
interface Channel {
    /**
     * The nodes that may be among the best, each with its own score, no votes counted.
     *
     * @param size how many are looked for; of documents and sections, which are found by what is in them, how many of that
     * @param least so many nodes are wanted in any case, if there are as many
     */
    Map<NodeId, FoundNode> pool(int size, int least) throws IOException;

    /** Whether a node's score depends on its own alone, so that its pool may be as small as what is wanted. */
    boolean alone();

    /** The scores of nodes, votes counted, from 0 to 1; a node may be left out if its score is 0. */
    Map<NodeId, Double> scores(Collection<NodeId> nodes) throws IOException;

    /** Where the score of a node comes from. */
    Explanation explain(NodeId node) throws IOException;
}
