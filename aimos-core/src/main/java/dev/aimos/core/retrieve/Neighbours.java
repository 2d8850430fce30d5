package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Level;
import java.util.Optional;

/** The nodes beside a node: those with the numbers before and after its own, under the same parent. */
final class Neighbours {
    private Neighbours() {}

    static Optional<NodeId> previous(NodeId node) {
        return moved(node, -1);
    }

    /** There may be none: only a look at the text tells. */
    static Optional<NodeId> next(NodeId node) {
        return moved(node, 1);
    }

    private static Optional<NodeId> moved(NodeId node, int by) {
        NodeId moved = switch (node.level()) {
            case DOCUMENT -> node;
            case SECTION -> new NodeId(node.seq(), node.section() + by, 0, 0);
            case PARAGRAPH -> new NodeId(node.seq(), node.section(), node.paragraph() + by, 0);
            case SENTENCE -> new NodeId(node.seq(), node.section(), node.paragraph(), node.sentence() + by);
        };
        boolean none = node.level() == Level.DOCUMENT || moved.level() != node.level();
        return none ? Optional.empty() : Optional.of(moved);
    }
}
