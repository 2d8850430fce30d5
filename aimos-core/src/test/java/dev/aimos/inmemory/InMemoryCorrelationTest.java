package dev.aimos.inmemory;

import dev.aimos.contract.CorrelationContract;
import dev.aimos.contract.Harness;

final class InMemoryCorrelationTest extends CorrelationContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
