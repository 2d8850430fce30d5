package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunContract;
import java.io.IOException;

final class LuceneRunTest extends RunContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
