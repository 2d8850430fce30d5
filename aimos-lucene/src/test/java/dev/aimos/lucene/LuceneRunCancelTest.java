package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunCancelContract;
import java.io.IOException;

final class LuceneRunCancelTest extends RunCancelContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
