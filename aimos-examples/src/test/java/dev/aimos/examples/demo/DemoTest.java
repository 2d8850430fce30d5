package dev.aimos.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    @TempDir
    private Path directory;

    @Test
    void theSameStoryIsTheSameBytes() throws InterruptedException {
        assertThat(heap()).isEqualTo(heap());
    }

    private static Hash heap() throws InterruptedException {
        try (AimOs os = Demo.build(clock -> InMemoryAimOs.builder().clock(clock).open())) {
            return os.status().root();
        }
    }

    @Test
    void theStoreIsSoundAndTellsTheStory() throws InterruptedException {
        try (AimOs os = Demo.build(clock ->
                LuceneAimOs.builder(directory.resolve("store")).clock(clock).open())) {
            assertThat(os.memory().verify(Progress.NONE).passed()).isTrue();
            story(os);
        }
    }

    private static void story(AimOs os) {
        AsOf june = AsOf.instant(Instant.parse("2025-06-01T00:00:00Z"));
        AsOf december = AsOf.instant(Instant.parse("2025-12-01T00:00:00Z"));
        Instant truth = Instant.parse("2025-06-01T00:00:00Z");
        assertThat(os.memory()
                        .get("facts/lamp-supplier", june.validAt(truth))
                        .orElseThrow()
                        .text())
                .contains("Norlight");
        assertThat(os.memory()
                        .get("facts/lamp-supplier", december.validAt(truth))
                        .orElseThrow()
                        .text())
                .contains("Halden");
        assertThat(os.memory().get("visitors/guest-book", AsOf.now())).isEmpty();
        assertThat(os.plans().runs(RunQuery.all()))
                .extracting(RunSummary::status)
                .containsExactly(RunStatus.WAITING, RunStatus.FAILED, RunStatus.COMPLETED);
    }
}
