package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.TrailContract;
import java.io.IOException;

final class LuceneTrailTest extends TrailContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
