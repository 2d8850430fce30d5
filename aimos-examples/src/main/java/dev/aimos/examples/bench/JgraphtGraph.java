package dev.aimos.examples.bench;

import java.util.HashSet;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** The same graph in JGraphT, with what it comes with. */
final class JgraphtGraph {
    private final Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);

    void addThing(String id) {
        graph.addVertex(id);
    }

    void add(String from, String to) {
        graph.addEdge(from, to);
    }

    Set<DefaultEdge> links(String id) {
        return new HashSet<>(graph.edgesOf(id));
    }

    /** The links within two steps of a thing, each once. */
    Set<DefaultEdge> twoSteps(String id) {
        Set<DefaultEdge> found = new HashSet<>(graph.edgesOf(id));
        Set<String> met = new HashSet<>();
        met.add(id);
        for (DefaultEdge edge : graph.edgesOf(id)) {
            String source = graph.getEdgeSource(edge);
            String other = source.equals(id) ? graph.getEdgeTarget(edge) : source;
            if (met.add(other)) {
                found.addAll(graph.edgesOf(other));
            }
        }
        return found;
    }

    /** Links on a shortest way, in either direction; -1 if there is none. */
    int distance(String from, String to) {
        GraphPath<String, DefaultEdge> path = new BFSShortestPath<>(new AsUndirectedGraph<>(graph)).getPath(from, to);
        return path == null ? -1 : path.getLength();
    }
}
