package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunCallContract;

final class InMemoryRunCallTest extends RunCallContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
