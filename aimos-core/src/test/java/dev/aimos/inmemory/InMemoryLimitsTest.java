package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.LimitsContract;

final class InMemoryLimitsTest extends LimitsContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
