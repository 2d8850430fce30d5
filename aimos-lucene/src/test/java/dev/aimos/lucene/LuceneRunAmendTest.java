package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunAmendContract;
import java.io.IOException;

final class LuceneRunAmendTest extends RunAmendContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
