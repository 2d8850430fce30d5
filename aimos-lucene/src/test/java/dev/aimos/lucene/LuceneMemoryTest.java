package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.MemoryContract;
import java.io.IOException;

final class LuceneMemoryTest extends MemoryContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
