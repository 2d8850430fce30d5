package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.MetricsContract;

final class InMemoryMetricsTest extends MetricsContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
