package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ModelContract;

final class InMemoryModelProperties extends ModelContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }

    @Override
    protected Harness newOracle() {
        return new InMemoryHarness();
    }
}
