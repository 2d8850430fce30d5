package dev.aimos.inmemory;

import dev.aimos.contract.ErasureContract;
import dev.aimos.contract.Harness;

final class InMemoryErasureTest extends ErasureContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
