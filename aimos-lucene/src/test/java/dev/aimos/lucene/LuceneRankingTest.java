package dev.aimos.lucene;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RankingContract;
import java.io.IOException;

final class LuceneRankingTest extends RankingContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }
}
