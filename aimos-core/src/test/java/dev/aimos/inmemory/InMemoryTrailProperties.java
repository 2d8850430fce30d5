package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.TrailModelContract;

final class InMemoryTrailProperties extends TrailModelContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
