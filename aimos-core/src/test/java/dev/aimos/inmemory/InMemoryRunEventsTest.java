package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunEventsContract;

final class InMemoryRunEventsTest extends RunEventsContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
