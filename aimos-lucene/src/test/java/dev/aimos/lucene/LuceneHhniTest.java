package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HhniContract;
import java.io.IOException;

final class LuceneHhniTest extends HhniContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
