package dev.aimos.lucene;

import dev.aimos.contract.DisputeContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneDisputeTest extends DisputeContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
