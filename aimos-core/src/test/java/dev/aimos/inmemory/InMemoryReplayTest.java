package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ReplayContract;

final class InMemoryReplayTest extends ReplayContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
