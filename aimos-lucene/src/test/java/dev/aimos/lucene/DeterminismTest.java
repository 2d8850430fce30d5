package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.TestClock;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same calls under the same clock give the same bytes. */
final class DeterminismTest {

    private static Map<String, String> journalOf(long seed) throws IOException {
        LuceneHarness harness = new LuceneHarness();
        try {
            TestClock clock = new TestClock();
            CrashWorkload workload = new CrashWorkload(seed);
            try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
                for (long i = 0; i < 150; i++) {
                    workload.step(os, clock, i);
                }
            }
            Map<String, String> files = new TreeMap<>();
            try (Stream<Path> paths = Files.list(harness.directory().resolve("journal"))) {
                // The lock names the process that has it.
                for (Path path : paths.filter(file -> !file.endsWith("LOCK")).toList()) {
                    files.put(
                            path.getFileName().toString(),
                            Hash.sha256(Files.readAllBytes(path)).hex());
                }
            }
            return files;
        } finally {
            harness.dispose();
        }
    }

    @Test
    void theSameCallsGiveTheSameJournalToTheLastByte() throws IOException {
        Map<String, String> once = journalOf(7);
        assertThat(once).as("several segments").hasSizeGreaterThan(6);
        assertThat(journalOf(7)).isEqualTo(once);
        assertThat(journalOf(8)).isNotEqualTo(once);
    }
}
