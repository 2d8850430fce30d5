package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.LimitsContract;
import java.io.IOException;

final class LuceneLimitsTest extends LimitsContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
