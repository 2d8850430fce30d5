package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.SMALL;
import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.putUnsynced;
import static dev.aimos.core.journal.Journals.quietly;
import static dev.aimos.core.journal.Journals.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The first failure to write closes the journal to writes, and is told ever after; readings go on. */
class WriteFailureTest {
    private static final JournalOptions OPTIONS = JournalOptions.defaults();

    private final FaultyDisk disk = new FaultyDisk();

    private static void assertFailed(Journal journal, String cause, ThrowingCallable... writes) {
        for (ThrowingCallable write : writes) {
            assertThatThrownBy(write)
                    .isInstanceOfSatisfying(
                            AimosException.Fault.class,
                            fault -> assertThat(fault.code()).isEqualTo("store-failed"))
                    .hasMessageContaining(cause)
                    .hasMessageContaining("faulty disk")
                    .hasRootCauseMessage(cause);
        }
        assertThat(journal.failure())
                .hasValueSatisfying(message -> assertThat(message).contains(cause));
    }

    @Test
    void aFailedFsyncAcknowledgesNothingAndClosesToWrites() {
        quietly(() -> {
            Journal journal = Journal.open(disk, OPTIONS);
            put(journal, "a");
            disk.failSyncs(true);
            putUnsynced(journal, "b");
            String cause = "injected failure of syncing " + Names.segment(0);
            assertFailed(journal, cause, () -> journal.awaitDurable(2));
            disk.failSyncs(false);
            assertFailed(
                    journal,
                    cause,
                    () -> journal.awaitDurable(2),
                    () -> journal.begin(3, time(3)),
                    journal::checkpoint,
                    () -> journal.erase(List.of(0L)));
            journal.awaitDurable(1);
            journal.rollback();
            assertThat(payloads(journal)).containsExactly("a", "b");
            journal.close();
            try (Journal after = Journal.open(disk, OPTIONS)) {
                assertThat(payloads(after)).startsWith("a");
                put(after, "c");
                assertSound(after);
            }
        });
    }

    @Test
    void aShortWriteClosesToWritesAndIsCutOffOnOpening() {
        quietly(() -> {
            Journal journal = Journal.open(disk, OPTIONS);
            put(journal, "a");
            disk.failFrom(0);
            String cause = "injected failure of writing " + Names.segment(0);
            assertFailed(journal, cause, () -> putUnsynced(journal, "b", "c"));
            journal.rollback();
            assertFailed(journal, cause, () -> journal.begin(2, time(2)));
            assertThat(payloads(journal)).containsExactly("a");
            journal.close();
            disk.failFrom(Long.MAX_VALUE / 2);
            try (Journal after = Journal.open(disk, OPTIONS)) {
                assertThat(after.recoveredBytes()).isPositive();
                assertThat(payloads(after)).containsExactly("a");
                put(after, "d");
                assertSound(after);
            }
        });
    }

    @Test
    void aFullDiskClosesToWritesAndLosesNothingAcknowledged() {
        quietly(() -> {
            Journal journal = Journal.open(disk, OPTIONS);
            put(journal, "a");
            disk.capacity(disk.used() + 100);
            assertFailed(journal, "No space left on device", () -> putUnsynced(journal, "x".repeat(50)));
            journal.close();
            disk.capacity(Long.MAX_VALUE);
            try (Journal after = Journal.open(disk, OPTIONS)) {
                assertThat(payloads(after)).containsExactly("a");
                put(after, "y");
                assertSound(after);
            }
        });
    }

    @Test
    void aFailureWhileTakingBackALargeTransactionIsToldByTheNextWrite() {
        quietly(() -> {
            Journal journal = Journal.open(disk, OPTIONS);
            put(journal, "a");
            journal.begin(2, time(2));
            journal.append(RecordType.ATOM, new byte[1_500_000]);
            journal.append(RecordType.ATOM, new byte[1_500_000]);
            disk.failFrom(0);
            journal.rollback();
            assertFailed(
                    journal, "injected failure of truncating " + Names.segment(0), () -> journal.begin(2, time(2)));
            assertThat(payloads(journal)).containsExactly("a");
        });
    }

    @Test
    void aFailureToBeginASegmentClosesToWrites() {
        quietly(() -> {
            Journal journal = Journal.open(disk, SMALL);
            put(journal, "a", "b", "c", "d");
            disk.failFrom(0);
            assertThatThrownBy(() -> journal.begin(2, time(2))).isInstanceOf(AimosException.Fault.class);
            assertThat(payloads(journal)).hasSize(4);
            try (Journal after = Journal.open(disk.kill(), SMALL)) {
                assertThat(payloads(after)).hasSize(4);
                put(after, "e");
                assertSound(after);
            }
        });
    }

    @Test
    void aJournalOnAFullDiskOpensToBeRead() {
        quietly(() -> {
            Journal journal = Journal.open(disk, OPTIONS);
            put(journal, "a");
            FaultyDisk full = disk.kill();
            full.capacity(full.used());
            try (Journal after = Journal.open(full, OPTIONS)) {
                assertThat(payloads(after)).containsExactly("a");
                assertFailed(after, "No space left on device", () -> after.begin(2, time(2)));
            }
            full.capacity(Long.MAX_VALUE);
            try (Journal after = Journal.open(full, OPTIONS)) {
                put(after, "b");
                assertSound(after);
            }
        });
    }
}
