package dev.aimos.lucene;

import dev.aimos.contract.GraphContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneGraphTest extends GraphContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
