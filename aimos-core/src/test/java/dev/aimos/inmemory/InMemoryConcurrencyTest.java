package dev.aimos.inmemory;

import dev.aimos.contract.ConcurrencyContract;
import dev.aimos.contract.Harness;

final class InMemoryConcurrencyTest extends ConcurrencyContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
