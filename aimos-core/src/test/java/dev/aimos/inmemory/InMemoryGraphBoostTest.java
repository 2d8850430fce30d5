package dev.aimos.inmemory;

import dev.aimos.contract.GraphBoostContract;
import dev.aimos.contract.Harness;
import dev.aimos.text.EnglishWords;

final class InMemoryGraphBoostTest extends GraphBoostContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
