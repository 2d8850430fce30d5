package dev.aimos.lucene;

import dev.aimos.contract.AssessmentContract;
import dev.aimos.contract.Harness;
import java.io.IOException;

final class LuceneAssessmentTest extends AssessmentContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
