package dev.aimos.lucene;

import dev.aimos.contract.CorrelationContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneCorrelationTest extends CorrelationContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
