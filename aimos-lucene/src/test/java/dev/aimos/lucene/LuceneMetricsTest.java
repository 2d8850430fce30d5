package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Durability;
import dev.aimos.contract.Harness;
import dev.aimos.contract.MetricsContract;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class LuceneMetricsTest extends MetricsContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }

    @Test
    void whatIsNotOnDiskYetIsSeen() {
        LuceneHarness own = (LuceneHarness) harness();
        os().close();
        try (AimOs os = own.builder(clock)
                .durability(Durability.BUFFERED)
                .meterRegistry(registry)
                .open()) {
            os.memory().put(AtomDraft.text("a", "text"));
            os.memory().put(AtomDraft.text("b", "text"));
            assertThat(gauge("aimos.unsynced")).isEqualTo(2);
            os.index().rebuild(); // ends with a checkpoint
            assertThat(gauge("aimos.unsynced")).isZero();
            assertThat(registry.get("aimos.fsync.records").summary().totalAmount())
                    .isEqualTo(2);
        }
    }
}
