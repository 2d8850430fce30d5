package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ReplayContract;
import java.io.IOException;

final class LuceneReplayTest extends ReplayContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
