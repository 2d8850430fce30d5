package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.OutcomeContract;

final class InMemoryOutcomeTest extends OutcomeContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
