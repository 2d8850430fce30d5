package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.TrailModelContract;
import java.io.IOException;

final class LuceneTrailProperties extends TrailModelContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
