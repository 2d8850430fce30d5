package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunFailureContract;

final class InMemoryRunFailureTest extends RunFailureContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
