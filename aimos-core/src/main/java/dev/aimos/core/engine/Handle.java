package dev.aimos.core.engine;

import dev.aimos.AimOs;
import dev.aimos.StoreStatus;
import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.memory.Memory;
import dev.aimos.plan.Plans;
import dev.aimos.witness.Trail;
import dev.aimos.witness.Witnesses;

/** A view of an open store: what it is used with, under one correlation id or none. Closing it closes nothing. */
record Handle(Engine engine, Memory memory, Index index, Graph graph, Plans plans, Witnesses witnesses, Trail trail)
        implements AimOs {

    @Override
    public AimOs withCorrelation(String id) {
        return engine.withCorrelation(id);
    }

    @Override
    public StoreStatus status() {
        return engine.status();
    }

    @Override
    public void close() {}
}
