package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.MemoryContract;

final class InMemoryMemoryTest extends MemoryContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
