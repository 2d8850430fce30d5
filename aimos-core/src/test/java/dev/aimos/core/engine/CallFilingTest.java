package dev.aimos.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.run.Caller;
import dev.aimos.core.witness.CallRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls are filed as docs/format/calls.md says, and what is written otherwise is refused. */
final class CallFilingTest {
    private static JournalRecord record(String payload) {
        try (Journal journal = Journal.open(new HeapDisk(), JournalOptions.defaults())) {
            journal.begin(1, Instant.EPOCH);
            journal.append(RecordType.CALL, payload.getBytes(StandardCharsets.UTF_8));
            journal.commit();
            return journal.read(0);
        }
    }

    @Test
    void aCallIsFiledAsWhoeverWroteIt() {
        CallFiling written = CallFiling.of(new Caller(Optional.of("\u4E2D \"x\""), "put-all"), 1);
        CallFiling read = CallFiling.of(record(new String(written.filing().payload(), StandardCharsets.UTF_8)));
        assertThat(read.key()).isEqualTo("call:0000000000000001");
        assertThat(read.filing().terms()).containsExactly("call:id/\u4E2D \"x\"");
        assertThat(read.key()).isEqualTo(written.key());
        assertThat(read.filing().terms()).isEqualTo(written.filing().terms());
        assertThat(read.filing().payload()).isEqualTo(written.filing().payload());
    }

    @Test
    void aMalformedCallIsRefusedByItsNumber() {
        for (String payload : List.of(
                "",
                "[]",
                "{}",
                "{\"correlation\":1,\"verb\":\"put\"}",
                "{\"correlation\":\"a\"}",
                "{\"correlation\":\"\",\"verb\":\"put\"}",
                "{\"correlation\":\"a\\nb\",\"verb\":\"put\"}",
                "{\"correlation\":\"a\",\"verb\":\"PUT\"}",
                "{\"correlation\":\"a\",\"verb\":\"put\",\"x\":1}",
                "{\"verb\":\"put\",\"correlation\":\"a\"}",
                "{\"correlation\":\"a\", \"verb\":\"put\"}",
                "{\"correlation\":\"a\",\"verb\":\"put\"}x")) {
            JournalRecord record = record(payload);
            assertThatThrownBy(() -> CallFiling.of(record))
                    .as(payload)
                    .isInstanceOf(AimosException.Corrupt.class)
                    .hasMessageContaining("the payload of record 0 (tx 1) cannot be read");
        }
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        CallRecord record = new CallRecord("=1,\u2028\"", "start-run");
        assertThat(CallRecord.decode(record.encode())).isEqualTo(record);
    }

    @Test
    void aLogShowsAnIdOnOneLineOfPlainCharacters() {
        assertThat(Caller.NOBODY.shown()).isEqualTo("-");
        assertThat(Caller.NOBODY.note()).isEmpty();
        Caller hostile = new Caller(Optional.of("a\" outcome=ok\u2028\u202E\\\uD83D\uDE00-"), "put");
        assertThat(hostile.shown()).isEqualTo("\"a\\\" outcome=ok\\u2028\\u202e\\\\\\ud83d\\ude00-\"");
        assertThat(hostile.note()).isEqualTo(" [correlation " + hostile.shown() + "]");
    }
}
