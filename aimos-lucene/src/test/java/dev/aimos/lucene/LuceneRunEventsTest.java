package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunEventsContract;
import java.io.IOException;

final class LuceneRunEventsTest extends RunEventsContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
