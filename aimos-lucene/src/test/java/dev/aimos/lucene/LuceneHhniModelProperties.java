package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HhniModelContract;
import dev.aimos.inmemory.InMemoryHarness;
import dev.aimos.text.EnglishWords;
import java.io.IOException;

final class LuceneHhniModelProperties extends HhniModelContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }

    @Override
    protected Harness newOracle() {
        return new InMemoryHarness(new EnglishWords());
    }
}
