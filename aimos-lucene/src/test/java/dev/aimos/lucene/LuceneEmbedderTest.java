package dev.aimos.lucene;

import dev.aimos.contract.EmbedderContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneEmbedderTest extends EmbedderContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
