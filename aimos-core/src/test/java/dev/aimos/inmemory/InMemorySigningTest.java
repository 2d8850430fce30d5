package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.SigningContract;

final class InMemorySigningTest extends SigningContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
