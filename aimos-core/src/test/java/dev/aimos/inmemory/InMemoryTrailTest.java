package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.TrailContract;

final class InMemoryTrailTest extends TrailContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
