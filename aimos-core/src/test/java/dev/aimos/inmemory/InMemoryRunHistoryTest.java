package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunHistoryContract;

final class InMemoryRunHistoryTest extends RunHistoryContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
