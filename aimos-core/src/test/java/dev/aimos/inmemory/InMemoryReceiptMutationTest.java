package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ReceiptMutationContract;

final class InMemoryReceiptMutationTest extends ReceiptMutationContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
