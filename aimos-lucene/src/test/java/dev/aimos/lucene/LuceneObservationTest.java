package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.ObservationContract;
import java.io.IOException;

final class LuceneObservationTest extends ObservationContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
