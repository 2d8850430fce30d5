package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunForEachContract;
import java.io.IOException;

final class LuceneRunForEachTest extends RunForEachContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
