package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.memory.AtomDraft;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trail goes with the journal, wherever that goes. */
final class TrailBackupTest {
    @Test
    void aRestoredStoreKnowsWhoWroteIt(@TempDir Path directory) {
        List<TrailEntry> trail;
        try (AimOs os = LuceneAimOs.open(directory.resolve("store"))) {
            AimOs view = os.withCorrelation("req-1");
            view.memory().put(AtomDraft.text("a", "1"));
            view.witnesses().record(Witness.of(Witness.Kind.ANSWER, "m").build());
            os.memory().put(AtomDraft.text("b", "2"));
            trail = os.trail().read(TrailQuery.all()).entries();
            os.memory().backup(directory.resolve("backup"));
        }
        LuceneAimOs.restore(directory.resolve("backup"), directory.resolve("restored"), Progress.NONE);
        try (AimOs os = LuceneAimOs.open(directory.resolve("restored"))) {
            assertThat(os.trail().read(TrailQuery.all()).entries()).isEqualTo(trail);
            assertThat(os.trail().read(TrailQuery.all().correlation("req-1")).entries())
                    .hasSize(2);
            assertThat(os.witnesses().list(WitnessQuery.all().correlation("req-1")))
                    .hasSize(1);
            assertThat(os.memory().verify().findings()).isEmpty();
        }
    }
}
