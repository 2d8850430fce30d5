package dev.aimos.examples.bench;

import dev.aimos.graph.Graph;
import dev.aimos.graph.Link;
import dev.aimos.graph.Walk;
import dev.aimos.memory.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Questions about what is near a thing, timed, and each answer compared with the plain graph's. */
final class GraphQuestions {
    private static final int SAMPLES = 2_000;
    private static final int NEAR = 200;
    private static final int LEAST = 700;
    private static final int MOST = 1_400;

    private final GraphData data;
    private final HeapGraph plain;
    private final List<String> middling = new ArrayList<>();

    GraphQuestions(GraphData data, HeapGraph plain) {
        this.data = data;
        this.plain = plain;
        SplittableRandom random = new SplittableRandom(7);
        for (int tries = 0; middling.size() < NEAR && tries < 100 * NEAR; tries++) {
            String id = data.any(random);
            int things = plain.thingsWithinTwo(id);
            if (things >= LEAST && things <= MOST) {
                middling.add(id);
            }
        }
    }

    /** The links of any thing. */
    Samples oneStep(Graph graph, AsOf asOf, Predicate<HeapGraph.Edge> expected) {
        SplittableRandom random = new SplittableRandom(11);
        Samples samples = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            String id = data.any(random);
            Walk walk = Walk.from(id).asOf(asOf);
            List<Link> links = samples.of(() -> graph.neighbourhood(walk).links());
            GraphAnswers.same(links, plain.links(id), expected);
        }
        return samples;
    }

    /** All within two steps of a thing that has about a thousand things there; of none, if no thing has. */
    Samples twoSteps(Graph graph, AsOf asOf, Predicate<HeapGraph.Edge> expected) {
        Samples samples = new Samples(NEAR);
        for (String id : middling) {
            Walk walk = Walk.from(id).depth(2).asOf(asOf);
            List<Link> links = samples.of(() -> graph.neighbourhood(walk).links());
            GraphAnswers.same(links, plain.twoSteps(id, expected), expected);
        }
        return samples;
    }

    Samples plainOneStep() {
        SplittableRandom random = new SplittableRandom(11);
        Samples samples = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            String id = data.any(random);
            samples.of(() -> List.copyOf(plain.links(id)));
        }
        return samples;
    }

    Samples plainTwoSteps() {
        Samples samples = new Samples(NEAR);
        middling.forEach(id -> samples.of(() -> plain.twoSteps(id, edge -> true)));
        return samples;
    }

    Samples jgraphtOneStep(JgraphtGraph graph) {
        SplittableRandom random = new SplittableRandom(11);
        Samples samples = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            String id = data.any(random);
            samples.of(() -> graph.links(id));
        }
        return samples;
    }

    Samples jgraphtTwoSteps(JgraphtGraph graph) {
        Samples samples = new Samples(NEAR);
        for (String id : middling) {
            int links = samples.of(() -> graph.twoSteps(id)).size();
            GraphAnswers.require(links == plain.twoSteps(id, edge -> true).size(), "JGraphT's two steps");
        }
        return samples;
    }

    boolean anyMiddling() {
        return !middling.isEmpty();
    }
}
