package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HookFailureContract;
import java.io.IOException;

final class LuceneHookFailureTest extends HookFailureContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
