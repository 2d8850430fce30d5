package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ReceiptDoubtContract;
import java.io.IOException;

final class LuceneReceiptDoubtTest extends ReceiptDoubtContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
