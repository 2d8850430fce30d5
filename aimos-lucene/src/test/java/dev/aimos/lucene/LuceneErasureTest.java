package dev.aimos.lucene;

import dev.aimos.contract.ErasureContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneErasureTest extends ErasureContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
