package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ReceiptDoubtContract;

final class InMemoryReceiptDoubtTest extends ReceiptDoubtContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
