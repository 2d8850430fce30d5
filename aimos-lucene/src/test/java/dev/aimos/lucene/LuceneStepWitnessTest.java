package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.StepWitnessContract;
import java.io.IOException;

final class LuceneStepWitnessTest extends StepWitnessContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
