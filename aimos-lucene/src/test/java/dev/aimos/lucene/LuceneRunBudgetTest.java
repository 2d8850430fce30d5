package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RunBudgetContract;
import java.io.IOException;

final class LuceneRunBudgetTest extends RunBudgetContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
