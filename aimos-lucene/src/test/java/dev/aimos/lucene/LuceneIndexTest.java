package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.IndexContract;
import java.io.IOException;

final class LuceneIndexTest extends IndexContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
