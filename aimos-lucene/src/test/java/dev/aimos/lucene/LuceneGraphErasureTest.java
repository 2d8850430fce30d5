package dev.aimos.lucene;

import dev.aimos.contract.GraphErasureContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneGraphErasureTest extends GraphErasureContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
