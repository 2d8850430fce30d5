package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunSizeContract;
import java.io.IOException;

final class LuceneRunSizeTest extends RunSizeContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
