package dev.aimos.inmemory;

import dev.aimos.contract.GraphErasureContract;
import dev.aimos.contract.Harness;

final class InMemoryGraphErasureTest extends GraphErasureContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
