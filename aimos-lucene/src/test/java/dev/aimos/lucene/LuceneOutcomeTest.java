package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.OutcomeContract;
import java.io.IOException;

final class LuceneOutcomeTest extends OutcomeContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
