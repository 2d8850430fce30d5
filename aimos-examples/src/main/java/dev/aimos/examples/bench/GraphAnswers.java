package dev.aimos.examples.bench;

import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Compares what the graph answers with what the plain graph does: a fast answer that is wrong must not count. */
final class GraphAnswers {
    private record Pair(String from, String to) {}

    private GraphAnswers() {}

    /** Requires the links to be those of the plain graph that are expected. */
    static void same(Collection<Link> links, Collection<HeapGraph.Edge> edges, Predicate<HeapGraph.Edge> expected) {
        Set<Pair> ours = new HashSet<>();
        for (Link link : links) {
            require(link.said().item() instanceof Relation, "a link is no relation");
            require(ours.add(new Pair(link.from(), link.to())), "a link came twice");
        }
        Set<Pair> theirs = new HashSet<>();
        for (HeapGraph.Edge edge : edges) {
            if (expected.test(edge)) {
                theirs.add(new Pair(edge.from(), edge.to()));
            }
        }
        require(ours.equals(theirs), "the graph gives " + ours.size() + " links where there are " + theirs.size());
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("a wrong answer: " + otherwise);
        }
    }
}
