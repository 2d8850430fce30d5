package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.SnapshotContract;
import java.io.IOException;

final class LuceneSnapshotTest extends SnapshotContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
