package dev.aimos.lucene;

import dev.aimos.contract.GraphBoostContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneGraphBoostTest extends GraphBoostContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
