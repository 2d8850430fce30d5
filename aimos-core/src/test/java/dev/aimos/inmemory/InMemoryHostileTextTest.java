package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HostileTextContract;
import dev.aimos.text.EnglishWords;

final class InMemoryHostileTextTest extends HostileTextContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
