package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunContract;

final class InMemoryRunTest extends RunContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
