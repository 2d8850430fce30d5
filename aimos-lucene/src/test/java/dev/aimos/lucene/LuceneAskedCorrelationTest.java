package dev.aimos.lucene;

import dev.aimos.contract.AskedCorrelationContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneAskedCorrelationTest extends AskedCorrelationContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
