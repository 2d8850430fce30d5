package dev.aimos.lucene;

import dev.aimos.contract.ConcurrencyContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneConcurrencyTest extends ConcurrencyContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
