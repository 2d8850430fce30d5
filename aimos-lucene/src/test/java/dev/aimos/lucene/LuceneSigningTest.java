package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.SigningContract;
import java.io.IOException;

final class LuceneSigningTest extends SigningContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
