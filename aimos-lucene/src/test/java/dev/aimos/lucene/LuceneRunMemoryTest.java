package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunMemoryContract;
import java.io.IOException;

final class LuceneRunMemoryTest extends RunMemoryContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
