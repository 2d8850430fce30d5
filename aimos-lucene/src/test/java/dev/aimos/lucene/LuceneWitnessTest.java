package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.WitnessContract;
import java.io.IOException;

final class LuceneWitnessTest extends WitnessContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
