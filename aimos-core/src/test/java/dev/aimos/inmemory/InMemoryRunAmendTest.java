package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunAmendContract;

final class InMemoryRunAmendTest extends RunAmendContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
