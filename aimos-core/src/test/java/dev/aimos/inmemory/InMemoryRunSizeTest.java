package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunSizeContract;

final class InMemoryRunSizeTest extends RunSizeContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
