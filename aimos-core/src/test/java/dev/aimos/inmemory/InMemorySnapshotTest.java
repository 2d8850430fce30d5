package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.SnapshotContract;

final class InMemorySnapshotTest extends SnapshotContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
