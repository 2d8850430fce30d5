package dev.aimos.inmemory;

import dev.aimos.contract.DisputeContract;
import dev.aimos.contract.Harness;
import dev.aimos.text.EnglishWords;

final class InMemoryDisputeTest extends DisputeContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
