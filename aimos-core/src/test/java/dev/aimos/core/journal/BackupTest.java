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
import dev.aimos.Progress;
import dev.aimos.memory.Hash;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A backup is a journal of its own, whole and on disk. */
class BackupTest {
    private final FaultyDisk disk = new FaultyDisk();
    private final FaultyDisk target = new FaultyDisk();

    @Test
    void aBackupIsTheSameJournalAndGoesOnByItself() {
        Hash root;
        try (Journal journal = Journal.open(disk, SMALL)) {
            for (int i = 0; i < 15; i++) {
                put(journal, "r" + i);
            }
            journal.erase(java.util.List.of(3L));
            root = journal.root();
            assertThat(journal.backup(target, Progress.NONE)).isEqualTo(journal.bytes());
            put(journal, "only here");
        }
        try (Journal copy = Journal.open(target.crash(new Random(1)), SMALL)) {
            assertThat(copy.root()).isEqualTo(root);
            assertThat(payloads(copy)).hasSize(15).contains("-").doesNotContain("only here");
            assertSound(copy);
            put(copy, "only there");
            assertSound(copy);
        }
    }

    @Test
    void anEmptyJournalCanBeBackedUp() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThat(journal.backup(target, Progress.NONE)).isEqualTo(SegmentHeader.BYTES);
        }
        try (Journal copy = Journal.open(target, SMALL)) {
            assertThat(copy.size()).isZero();
        }
    }

    @Test
    void anOpenTransactionIsNotPartOfABackup() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            put(journal, "a");
            journal.begin(2, time(2));
            journal.append(RecordType.ATOM, new byte[2_000_000]);
            journal.append(RecordType.ATOM, new byte[5]);
            journal.backup(target, Progress.NONE);
            journal.commit();
        }
        try (Journal copy = Journal.open(target, SMALL)) {
            assertThat(payloads(copy)).containsExactly("a");
            assertSound(copy);
        }
    }

    @Test
    void writersGoOnDuringABackup() throws Exception {
        try (Journal journal = Journal.open(disk, SMALL);
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            put(journal, "first");
            Future<?> writer = executor.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    putUnsynced(journal, "r" + i, "s" + i);
                }
            });
            for (int i = 0; i < 10; i++) {
                FaultyDisk copyDisk = new FaultyDisk();
                long before = journal.size();
                journal.backup(copyDisk, Progress.NONE);
                quietly(() -> {
                    try (Journal copy = Journal.open(copyDisk, SMALL)) {
                        assertThat(copy.size()).isGreaterThanOrEqualTo(before);
                        assertThat(copy.root()).isEqualTo(journal.root(copy.size()));
                        assertSound(copy);
                    }
                });
            }
            writer.get();
            assertSound(journal);
        }
    }

    @Test
    void aTargetWithFilesIsRefused() {
        target.put("something", new byte[1]);
        try (Journal journal = Journal.open(disk, SMALL)) {
            put(journal, "a");
            assertThatThrownBy(() -> journal.backup(target, Progress.NONE))
                    .isInstanceOfSatisfying(
                            AimosException.Conflict.class,
                            e -> assertThat(e.code()).isEqualTo("backup-target-not-empty"));
        }
        assertThat(target.list()).containsExactly("something");
    }

    @Test
    void aDamagedRecordIsNotCopiedButReported() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            put(journal, "good");
            put(journal, "broken");
            put(journal, "good again");
            byte[] bytes = disk.bytes(Names.segment(0));
            bytes[DamageTest.indexOf(bytes, "broken")] ^= 1;
            disk.put(Names.segment(0), bytes);
        }
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThatThrownBy(() -> journal.backup(target, Progress.NONE))
                    .isInstanceOf(AimosException.Corrupt.class)
                    .hasMessageContaining("record 1");
        }
    }

    @Test
    void anInterruptedBackupIsNeverTakenForAWholeOne() {
        quietly(() -> {
            try (Journal journal = Journal.open(disk, SMALL)) {
                for (int i = 0; i < 8; i++) {
                    put(journal, "r" + i);
                }
                boolean failed = true;
                for (long n = 0; failed; n++) {
                    FaultyDisk failing = new FaultyDisk();
                    failing.failFrom(n);
                    failed = false;
                    try {
                        journal.backup(failing, Progress.NONE);
                    } catch (AimosException.Fault e) {
                        failed = true;
                        assertThat(e.code()).isEqualTo("backup-failed");
                    }
                    FaultyDisk left = failing.crash(new Random(n));
                    try (Journal copy = Journal.open(left, SMALL)) {
                        assertThat(copy.size()).as("operation %d", n).isIn(0L, 8L);
                    } catch (AimosException.Corrupt e) {
                        assertThat(failed).as("operation %d", n).isTrue();
                    }
                }
                assertThat(journal.failure()).isEmpty();
                put(journal, "goes on");
            }
        });
    }
}
