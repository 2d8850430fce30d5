package dev.aimos.examples.bench;

import dev.aimos.graph.Graph;
import dev.aimos.graph.Route;
import java.util.Optional;
import java.util.SplittableRandom;

/** Shortest ways between any two things, in either direction: ours beside a search of the plain graph and JGraphT's. */
final class GraphPaths {
    private static final int SAMPLES = 60;

    private final Samples ours = new Samples(SAMPLES);
    private final Samples plain = new Samples(SAMPLES);
    private final Samples jgrapht = new Samples(SAMPLES);

    GraphPaths(GraphData data, Graph graph, HeapGraph heap, JgraphtGraph other) {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < SAMPLES; i++) {
            String from = data.any(random);
            String to = data.any(random);
            Optional<Route> route = ours.of(() -> graph.path(from, to));
            int steps = plain.of(() -> heap.distance(from, to));
            int theirs = jgrapht.of(() -> other.distance(from, to));
            GraphAnswers.require(
                    steps == route.map(way -> way.links().size()).orElse(-1) && steps == theirs,
                    "a way of " + route + " where there is one of " + steps);
        }
    }

    Samples ours() {
        return ours;
    }

    Samples plain() {
        return plain;
    }

    Samples jgrapht() {
        return jgrapht;
    }
}
