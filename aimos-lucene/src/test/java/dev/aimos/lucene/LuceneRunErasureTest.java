package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunErasureContract;
import java.io.IOException;

final class LuceneRunErasureTest extends RunErasureContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
