package dev.aimos.lucene;

import dev.aimos.contract.ContextContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneContextTest extends ContextContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
