package dev.aimos.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.plan.Event;
import dev.aimos.plan.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Turns and plans are found in the register under what docs/format/runs.md says. */
final class RunFilingTest {
    private static final Event STARTED =
            new Event.Started("hash", Json.Obj.EMPTY, Optional.empty(), 1, Optional.empty());
    private static final Event PASSED = new Event.TimePassed(Instant.EPOCH);
    private static final Event SKIPPED = new Event.Skipped("a", "moot");
    private static final Event ENDED = new Event.Ended(RunStatus.COMPLETED, Json.Obj.EMPTY, Optional.empty());

    private static TurnRecord turn(String run, long first, Event... events) {
        return new TurnRecord(run, first, 0, 1, false, List.of(events));
    }

    @Test
    void aTurnIsFiledUnderItsLastEvent() {
        assertThat(RunFiling.of(turn("r", 7, PASSED, SKIPPED, SKIPPED)).key()).isEqualTo("run:r/0000000000000009");
    }

    @Test
    void keysAreInTheOrderOfTheEvents() {
        List<String> keys = Stream.of(0L, 1L, 9L, 10L, 99L, 12_345L, 100_000L, (1L << 53) - 1, 1L << 53)
                .map(last -> RunFiling.key("r", last))
                .toList();
        assertThat(keys).isSortedAccordingTo(Utf8Order.INSTANCE).doesNotHaveDuplicates();
        assertThat(keys).allMatch(key -> key.startsWith(RunFiling.prefix("r")));
    }

    @Test
    void theTurnOfAnEventIsTheFirstWhoseKeyIsNotBeforeIt() {
        List<String> keys = Stream.of(
                        turn("r", 0, STARTED, SKIPPED), turn("r", 2, PASSED), turn("r", 3, PASSED, SKIPPED))
                .map(turn -> RunFiling.of(turn).key())
                .toList();
        List<Integer> turns = Stream.of(0L, 1L, 2L, 3L, 4L)
                .map(event -> (int) keys.stream()
                        .filter(key -> Utf8Order.INSTANCE.compare(key, RunFiling.key("r", event)) < 0)
                        .count())
                .toList();
        assertThat(turns).containsExactly(0, 0, 1, 2, 2);
    }

    @Test
    void runsWhoseNamesBeginTheSameAreNotMixed() {
        assertThat(RunFiling.key("night-2", 0)).doesNotStartWith(RunFiling.prefix("night"));
        assertThat(RunFiling.key("night", 0)).doesNotStartWith(RunFiling.prefix("night-2"));
    }

    @Test
    void theFirstTurnAndTheLastAreFoundByTerms() {
        assertThat(RunFiling.of(turn("r", 0, STARTED, SKIPPED)).filing().terms())
                .containsExactly("run:started", "run:named:r", "run:plan:hash");
        assertThat(RunFiling.of(turn("r", 2, PASSED, SKIPPED)).filing().terms()).isEmpty();
        assertThat(RunFiling.of(turn("r", 4, PASSED, ENDED)).filing().terms()).containsExactly("run:ended");
        assertThat(RunFiling.of(turn("r", 0, STARTED, ENDED)).filing().terms())
                .containsExactly("run:started", "run:named:r", "run:plan:hash", "run:ended");
    }

    @Test
    void aTurnIsFoundByThePlansThatItBringsIn() {
        TurnRecord turn = new TurnRecord(
                "r",
                5,
                0,
                3,
                false,
                List.of(
                        new Event.Proposed("a", "one"),
                        new Event.Proposed("", "two"),
                        new Event.Proposed("", "one"),
                        new Event.Amended("three", List.of(), List.of(), List.of())));
        assertThat(RunFiling.of(turn).filing().terms()).containsExactly("run:plan:one", "run:plan:two");
    }

    @Test
    void aPlanIsFiledUnderItsHash() throws IOException {
        RunFiling plan = RunFiling.plan("abc", "PLAN p:\n");
        assertThat(plan.key()).isEqualTo("plan:abc");
        assertThat(plan.filing().terms()).isEmpty();
        assertThat(RunFiling.acl(plan.filing().payload())).isEqualTo("PLAN p:\n");
    }

    private static JournalRecord record(RecordType type, byte[] payload) {
        HeapDisk disk = new HeapDisk();
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            journal.begin(1, Instant.EPOCH);
            journal.append(type, payload);
            journal.commit();
            return journal.read(0);
        }
    }

    @Test
    void aRecordOfTheJournalIsFiledAsWhatWroteIt() {
        TurnRecord turn = turn("r", 0, STARTED, ENDED);
        for (RunFiling written : List.of(RunFiling.of(turn), RunFiling.plan("abc", "PLAN p:\n"))) {
            RecordType type = written.key().startsWith("plan:") ? RecordType.PLAN : RecordType.RUN;
            RunFiling read = RunFiling.of(record(type, written.filing().payload()));
            assertThat(read.key()).isEqualTo(written.key());
            assertThat(read.filing().terms()).isEqualTo(written.filing().terms());
            assertThat(read.filing().payload()).isEqualTo(written.filing().payload());
        }
    }

    @Test
    void aRecordThatIsNoTurnAndNoPlanIsRefusedByItsNumber() {
        for (RecordType type : List.of(RecordType.PLAN, RecordType.RUN)) {
            for (String payload : List.of("", "[]", "{}", "{\"acl\":1,\"sha256\":2}", "{\"run\":\"r\"}")) {
                JournalRecord record = record(type, payload.getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(() -> RunFiling.of(record))
                        .isInstanceOf(AimosException.Corrupt.class)
                        .hasMessageContaining("the payload of record 0 (tx 1) cannot be read");
            }
        }
    }
}
