package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ObservationContract;

final class InMemoryObservationTest extends ObservationContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
