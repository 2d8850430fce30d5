package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunMemoryContract;

final class InMemoryRunMemoryTest extends RunMemoryContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
