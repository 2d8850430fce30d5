package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunErasureContract;

final class InMemoryRunErasureTest extends RunErasureContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
