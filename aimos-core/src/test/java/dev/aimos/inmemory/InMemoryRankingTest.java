package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.RankingContract;
import dev.aimos.text.EnglishWords;

final class InMemoryRankingTest extends RankingContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
