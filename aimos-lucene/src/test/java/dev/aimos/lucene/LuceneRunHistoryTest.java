package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunHistoryContract;
import java.io.IOException;

final class LuceneRunHistoryTest extends RunHistoryContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
