package dev.aimos.lucene;

import dev.aimos.contract.AuditContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneAuditTest extends AuditContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
