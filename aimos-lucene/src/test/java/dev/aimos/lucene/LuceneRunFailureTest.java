package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunFailureContract;
import java.io.IOException;

final class LuceneRunFailureTest extends RunFailureContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
