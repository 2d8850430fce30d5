package dev.aimos.examples.wire;

import dev.aimos.index.Hit;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import java.util.List;
import java.util.Optional;

/**
 * What is shown around a hit.
 *
 * @param window how many neighbours on each side
 * @param parent whether the node above it
 */
public record HitView(int window, boolean parent) {
    /** The neighbours before it, the hit left out. */
    public List<Node> before(Hit hit) {
        return window == 0
                ? List.of()
                : hit.outline().window(hit.address(), window, 0).stream()
                        .filter(node -> !node.address().equals(hit.address()))
                        .toList();
    }

    /** The neighbours after it. */
    public List<Node> after(Hit hit) {
        return window == 0
                ? List.of()
                : hit.outline().window(hit.address(), 0, window).stream()
                        .filter(node -> !node.address().equals(hit.address()))
                        .toList();
    }

    /** The node above it, if it is wanted and there is one. */
    public Optional<Node> above(Hit hit) {
        return parent ? hit.outline().parent(hit.address()) : Optional.empty();
    }

    /** The words of a node, without the white space around them. */
    public static String quote(Outline outline, Node node) {
        return node.quote().of(outline.text());
    }
}
