package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.StepWitnessContract;

final class InMemoryStepWitnessTest extends StepWitnessContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
