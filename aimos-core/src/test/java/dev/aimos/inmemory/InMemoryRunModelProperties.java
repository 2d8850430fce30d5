package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunModelContract;

final class InMemoryRunModelProperties extends RunModelContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
