package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.contract.ErasureContract;
import dev.aimos.contract.Harness;
import dev.aimos.index.Query;
import dev.aimos.memory.Erased;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LuceneErasureTest extends ErasureContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }

    /** A search after every put makes a segment of every put, so that merges are always under way. */
    @Test
    void erasingWhileSegmentsAreBeingMergedLeavesNothing() {
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 12; i++) {
                put("k" + round + "-" + i, "round" + round + " text " + i);
                assertThat(found(Query.of("round" + round).limit(20))).hasSize(i + 1);
            }
            Erased erased = memory().erase(List.of("k" + round + "-5", "k" + round / 2 + "-3"));
            assertThat(erased.versions()).isPositive();
            assertThat(found(Query.of("round" + round).limit(20))).doesNotContain("k" + round + "-5");
        }
        assertThat(memory().verify().findings()).isEmpty();
    }
}
