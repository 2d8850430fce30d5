package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Item;
import dev.aimos.graph.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Asserts many items, ten thousand in a transaction, and waits until they can be read. */
final class GraphLoad {
    private static final int BATCH = 10_000;

    private final AimOs os;

    GraphLoad(AimOs os) {
        this.os = os;
    }

    void entities(GraphData data) {
        items(0, data.entities(), i -> Entity.of(GraphData.name(i), "node"));
        shown(data.id(0));
    }

    void relations(GraphData data, int from, int to) {
        items(from, to, data::relation);
        shown(data.id(0));
    }

    void items(int from, int to, IntFunction<? extends Item> item) {
        for (int first = from; first < to; first += BATCH) {
            List<Assertion> batch = new ArrayList<>(BATCH);
            for (int i = first; i < Math.min(to, first + BATCH); i++) {
                batch.add(Assertion.of(item.apply(i)));
            }
            os.graph().assertAll(batch);
        }
    }

    /** A reading sees every write before it. */
    void shown(String id) {
        os.graph().neighbourhood(Walk.from(id));
    }
}
