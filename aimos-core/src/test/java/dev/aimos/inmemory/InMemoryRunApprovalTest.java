package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunApprovalContract;

final class InMemoryRunApprovalTest extends RunApprovalContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
