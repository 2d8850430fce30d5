package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunCallContract;
import java.io.IOException;

final class LuceneRunCallTest extends RunCallContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
