package dev.aimos.inmemory;

import dev.aimos.contract.AssessmentContract;
import dev.aimos.contract.Harness;
import dev.aimos.text.EnglishWords;

final class InMemoryAssessmentTest extends AssessmentContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
