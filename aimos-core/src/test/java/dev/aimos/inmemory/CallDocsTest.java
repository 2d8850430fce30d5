package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.contract.TestClock;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls are recorded as docs/format/calls.md says, and no store opens on one that is written otherwise. */
final class CallDocsTest {
    @Test
    void theWorkedExampleIsWhatAStoreWrites() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "format", "calls.md"));
        int example = docs.indexOf("```json\n") + "```json\n".length();
        List<String> lines =
                docs.substring(example, docs.indexOf("```", example)).lines().toList();
        HeapDisk disk = new HeapDisk();
        try (AimOs os =
                InMemoryAimOs.builder().clock(new TestClock()).disk(disk).open()) {
            os.withCorrelation("req-7").memory().put(AtomDraft.text("tower", "312 m"));
        }
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            assertThat(journal.size()).isEqualTo(2).isEqualTo(lines.size());
            JournalRecord atom = journal.read(0);
            JournalRecord call = journal.read(1);
            assertThat(new String(atom.payload(), StandardCharsets.UTF_8)).isEqualTo(lines.get(0));
            assertThat(new String(call.payload(), StandardCharsets.UTF_8)).isEqualTo(lines.get(1));
            assertThat(atom.last()).isFalse();
            assertThat(call.last()).isTrue();
            assertThat(call.tx()).isEqualTo(atom.tx()).isEqualTo(1);
            assertThat(call.header()).startsWith("0001000e00000001");
        }
    }

    @Test
    void noStoreOpensOnAMalformedCall() {
        for (String payload : List.of("", "{}", "{\"verb\":\"put\",\"correlation\":\"a\"}")) {
            HeapDisk disk = new HeapDisk();
            try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
                journal.begin(1, Instant.EPOCH);
                journal.append(RecordType.CALL, payload.getBytes(StandardCharsets.UTF_8));
                journal.commit();
            }
            assertThatThrownBy(() -> InMemoryAimOs.builder().disk(disk).open())
                    .as(payload)
                    .isInstanceOfSatisfying(
                            AimosException.Corrupt.class,
                            e -> assertThat(e.code()).isEqualTo("payload-malformed"));
        }
    }
}
