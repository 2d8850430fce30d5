package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ScanContract;
import java.io.IOException;

final class LuceneScanTest extends ScanContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
