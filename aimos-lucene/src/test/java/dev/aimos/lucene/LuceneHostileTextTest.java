package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HostileTextContract;
import java.io.IOException;

final class LuceneHostileTextTest extends HostileTextContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
