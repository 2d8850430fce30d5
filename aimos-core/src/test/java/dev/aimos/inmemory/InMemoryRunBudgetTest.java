package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunBudgetContract;

final class InMemoryRunBudgetTest extends RunBudgetContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
