package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.IndexContract;

final class InMemoryIndexTest extends IndexContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
