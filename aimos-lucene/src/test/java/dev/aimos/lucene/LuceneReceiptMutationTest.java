package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ReceiptMutationContract;
import java.io.IOException;

final class LuceneReceiptMutationTest extends ReceiptMutationContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
