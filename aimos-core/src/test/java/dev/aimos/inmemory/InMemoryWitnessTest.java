package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.WitnessContract;

final class InMemoryWitnessTest extends WitnessContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
