package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunApprovalContract;
import java.io.IOException;

final class LuceneRunApprovalTest extends RunApprovalContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
