package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunCancelContract;

final class InMemoryRunCancelTest extends RunCancelContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
