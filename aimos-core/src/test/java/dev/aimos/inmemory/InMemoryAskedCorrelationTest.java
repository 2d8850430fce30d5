package dev.aimos.inmemory;

import dev.aimos.contract.AskedCorrelationContract;
import dev.aimos.contract.Harness;

final class InMemoryAskedCorrelationTest extends AskedCorrelationContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
