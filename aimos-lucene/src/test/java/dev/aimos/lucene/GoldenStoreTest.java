package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Memory;
import dev.aimos.memory.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that an earlier version wrote is read for ever. {@code format-1} was written by the command line in November 2026:
 * an atom with every field, a snapshot, a correction, a large content, a retraction, an erasure, a snapshot. Never replace a
 * file here; add one for each new format.
 */
final class GoldenStoreTest {
    private static final String SEGMENT = "00000000000000000000.aj";

    @TempDir
    Path directory;

    private AimOs open(String format) throws IOException {
        Path journal = Files.createDirectories(directory.resolve("journal"));
        try (InputStream in =
                Objects.requireNonNull(GoldenStoreTest.class.getResourceAsStream("golden/" + format + "/" + SEGMENT))) {
            Files.copy(in, journal.resolve(SEGMENT));
        }
        TestClock clock = new TestClock();
        clock.set(Instant.parse("2026-02-01T00:00:00Z"));
        return LuceneAimOs.builder(directory).clock(clock).open();
    }

    @Test
    void aStoreOfFormatOneReadsAsItWasWritten() throws IOException {
        try (AimOs os = open("format-1")) {
            Memory memory = os.memory();
            assertThat(os.status().root().hex())
                    .isEqualTo("2184faf0d8e696d67ba0b6dadf7dea02ffce15484a21767ae50fddf23ef67d35");
            assertThat(memory.verify().findings()).isEmpty();
            List<Snapshot> snapshots = memory.snapshots();
            assertThat(snapshots)
                    .extracting(
                            snapshot -> snapshot.note() + " " + snapshot.id().abbreviated())
                    .containsExactly("first facts 35bbc94fcc1b", "later 0c3bfd6d1d2b");
            Atom first = memory.get("tower", AsOf.snapshot(snapshots.get(0))).orElseThrow();
            assertThat(first.text()).isEqualTo("The Eiffel Tower is 312 m tall.");
            assertThat(first.tags()).containsEntry("paris", 0.5);
            assertThat(first.policies()).containsExactly("public");
            assertThat(first.valid().from()).isEqualTo(Instant.parse("1889-03-31T00:00:00Z"));
            assertThat(memory.prove(first, snapshots.get(0))
                            .proves(snapshots.get(0).id()))
                    .isTrue();
            assertThat(memory.get("tower").orElseThrow().text()).contains("330 m");
            assertThat(memory.get("tower", AsOf.now().validAt(Instant.parse("2025-01-15T00:00:00Z"))))
                    .isEmpty();
            assertThat(memory.history("secret")).isEmpty();
            assertThat(memory.get("large").orElseThrow().contentLength()).isEqualTo(70_000);
            assertThat(os.index().search(Query.of("how tall is the tower")).list())
                    .extracting(hit -> hit.atom().key())
                    .containsExactly("tower");
        }
    }
}
