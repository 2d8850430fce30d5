package dev.aimos.inmemory;

import dev.aimos.contract.GraphContract;
import dev.aimos.contract.Harness;

final class InMemoryGraphTest extends GraphContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
