package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import java.util.function.Predicate;

/** Asserts half of the relations again, less surely, and takes a few back, which goes by one at a time. */
final class GraphRevision {
    private static final int RETRACTED = 2_000;
    private static final double LESS_SURE = 0.5;

    private final AimOs os;
    private final GraphData data;

    GraphRevision(AimOs os, GraphData data) {
        this.os = os;
        this.data = data;
    }

    /** Returns which relations are left. */
    Predicate<HeapGraph.Edge> apply() {
        GraphLoad load = new GraphLoad(os);
        int half = data.relations() / 2;
        load.items(0, half, i -> data.relation(2 * i).confidence(LESS_SURE));
        int retracted = Math.min(RETRACTED, half);
        for (int i = 0; i < retracted; i++) {
            os.graph().retract(data.relation(2 * i + 1).id());
        }
        load.shown(data.id(0));
        return edge -> edge.number() % 2 == 0 || edge.number() > 2 * retracted;
    }
}
