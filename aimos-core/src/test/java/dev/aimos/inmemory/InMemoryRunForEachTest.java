package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunForEachContract;

final class InMemoryRunForEachTest extends RunForEachContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
