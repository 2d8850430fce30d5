package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ScanContract;

final class InMemoryScanTest extends ScanContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
