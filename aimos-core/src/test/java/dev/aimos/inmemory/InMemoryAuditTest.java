package dev.aimos.inmemory;

import dev.aimos.contract.AuditContract;
import dev.aimos.contract.Harness;

final class InMemoryAuditTest extends AuditContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
