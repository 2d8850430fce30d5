package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.SMALL;
import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.putUnsynced;
import static dev.aimos.core.journal.Journals.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Durability;
import dev.aimos.memory.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final HeapDisk disk = new HeapDisk();

    @Test
    void aNewJournalIsEmpty() {
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            assertThat(journal.size()).isZero();
            assertThat(journal.lastTx()).isZero();
            assertThat(journal.lastInstant()).isEqualTo(Instant.MIN);
            assertThat(journal.root()).isEqualTo(Hash.sha256());
            assertThat(journal.bytes()).isEqualTo(SegmentHeader.BYTES);
            assertThat(journal.recoveredBytes()).isZero();
            assertThat(journal.failure()).isEmpty();
            assertSound(journal);
        }
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            assertThat(journal.size()).isZero();
        }
    }

    @Test
    void aRecordIsReadAsItWasAppended() {
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            journal.begin(1, time(1).plusNanos(7));
            assertThat(journal.append(RecordType.CHUNK, new byte[] {9, 1, 2, 3, 9}, 1, 3))
                    .isZero();
            assertThat(journal.append(RecordType.ATOM, new byte[0])).isEqualTo(1);
            journal.commit();

            JournalRecord first = journal.read(0);
            assertThat(first.seq()).isZero();
            assertThat(first.tx()).isEqualTo(1);
            assertThat(first.at()).isEqualTo(time(1).plusNanos(7));
            assertThat(first.type()).isEqualTo(RecordType.CHUNK);
            assertThat(first.last()).isFalse();
            assertThat(first.erased()).isFalse();
            assertThat(first.payload()).containsExactly(1, 2, 3);
            assertThat(first.payloadLength()).isEqualTo(3);
            assertThat(first.payloadHash()).isEqualTo(Hash.sha256(new byte[] {1, 2, 3}));
            assertThat(journal.read(1).last()).isTrue();
            assertThat(journal.read(1).payload()).isEmpty();
            assertThat(journal.inclusion(0, 2).leaf()).isEqualTo(first.leaf());
        }
    }

    @Test
    void aTransactionIsInvisibleUntilItsCommit() {
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            put(journal, "before");
            Hash root = journal.root();
            journal.begin(2, time(2));
            journal.append(RecordType.ATOM, new byte[2_000_000]);
            journal.append(RecordType.ATOM, new byte[10]);
            assertThat(journal.size()).isEqualTo(1);
            assertThat(journal.root()).isEqualTo(root);
            assertThatThrownBy(() -> journal.read(1)).isInstanceOf(IndexOutOfBoundsException.class);
            journal.commit();
            assertThat(journal.size()).isEqualTo(3);
            assertThat(journal.read(1).payload()).hasSize(2_000_000);
        }
    }

    @Test
    void aRolledBackTransactionLeavesNoTrace() {
        try (Journal journal = Journal.open(disk, SMALL);
                Journal other = Journal.open(new HeapDisk(), SMALL)) {
            put(journal, "a");
            journal.begin(2, time(2));
            journal.append(RecordType.ATOM, new byte[3_000_000]);
            journal.append(RecordType.ATOM, new byte[3]);
            journal.rollback();
            journal.begin(2, time(2));
            journal.append(RecordType.ATOM, new byte[3]);
            journal.rollback();
            journal.rollback();
            put(journal, "b", "c");

            put(other, "a");
            put(other, "b", "c");
            assertThat(journal.root()).isEqualTo(other.root());
            assertThat(journal.bytes()).isEqualTo(other.bytes());
            assertThat(payloads(journal)).containsExactly("a", "b", "c");
            assertSound(journal);
        }
    }

    @Test
    void closingRollsBackWhatIsOpen() {
        Journal journal = Journal.open(disk, SMALL);
        put(journal, "a");
        journal.begin(2, time(2));
        journal.append(RecordType.ATOM, new byte[3_000_000]);
        journal.close();
        journal.close();
        try (Journal again = Journal.open(disk, SMALL)) {
            assertThat(again.recoveredBytes()).isZero();
            assertThat(payloads(again)).containsExactly("a");
        }
    }

    @Test
    void manySegmentsReadAsOneJournal() {
        Hash root;
        List<String> expected = new ArrayList<>();
        try (Journal journal = Journal.open(disk, SMALL)) {
            for (int i = 0; i < 40; i++) {
                put(journal, "r" + i, "s" + i);
                expected.addAll(List.of("r" + i, "s" + i));
            }
            root = journal.root();
            assertThat(disk.list().stream().filter(name -> name.endsWith(".aj")))
                    .hasSizeGreaterThan(10);
            assertThat(payloads(journal)).isEqualTo(expected);
            assertSound(journal);
        }
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThat(journal.root()).isEqualTo(root);
            assertThat(payloads(journal)).isEqualTo(expected);
            List<Long> middle = new ArrayList<>();
            journal.forEach(7, 23, record -> middle.add(record.seq()));
            assertThat(middle)
                    .isEqualTo(IntStream.range(7, 23).mapToObj(Long::valueOf).toList());
        }
    }

    @Test
    void sidecarsAreRebuiltWhenDeleted() {
        Hash root;
        try (Journal journal = Journal.open(disk, SMALL)) {
            for (int i = 0; i < 30; i++) {
                put(journal, "r" + i);
            }
            root = journal.root();
        }
        for (String name : disk.list()) {
            if (!name.endsWith(".aj") && !name.equals(Names.CHECKPOINT)) {
                disk.delete(name);
            }
        }
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThat(journal.root()).isEqualTo(root);
            assertThat(payloads(journal)).hasSize(30);
            assertSound(journal);
        }
    }

    @Test
    void transactionsAreFoundByNumberAndByTime() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThat(journal.txAt(Instant.MAX)).isZero();
            assertThat(journal.sizeAt(0)).isZero();
            long[] sizes = new long[21];
            for (int tx = 1; tx <= 20; tx++) {
                journal.begin(tx, time(tx / 3));
                for (int i = 0; i <= tx % 4; i++) {
                    journal.append(RecordType.ATOM, new byte[tx]);
                }
                journal.commit();
                sizes[tx] = journal.size();
            }
            for (int tx = 1; tx <= 20; tx++) {
                assertThat(journal.sizeAt(tx)).isEqualTo(sizes[tx]);
                assertThat(journal.instantOf(tx)).isEqualTo(time(tx / 3));
            }
            assertThat(journal.txAt(time(0).minusNanos(1))).isZero();
            assertThat(journal.txAt(time(0))).isEqualTo(2);
            assertThat(journal.txAt(time(2))).isEqualTo(8);
            assertThat(journal.txAt(time(2).plusNanos(1))).isEqualTo(8);
            assertThat(journal.txAt(time(6))).isEqualTo(20);
            assertThatThrownBy(() -> journal.sizeAt(21)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> journal.instantOf(0)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void transactionsAreNumberedWithoutGapsAndTimeDoesNotGoBack() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            put(journal, "a");
            assertThatThrownBy(() -> journal.begin(3, time(3))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> journal.begin(1, time(3))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> journal.begin(2, time(1).minusNanos(1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> journal.append(RecordType.ATOM, new byte[1]))
                    .isInstanceOf(IllegalStateException.class);
            journal.begin(2, time(1));
            assertThatThrownBy(() -> journal.begin(2, time(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(journal::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(journal::checkpoint).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> journal.erase(List.of(0L))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void everyInclusionProofOfEverySizeHolds() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            for (int i = 0; i < 33; i++) {
                putUnsynced(journal, "p" + i);
            }
            for (long size = 1; size <= 33; size++) {
                for (long seq = 0; seq < size; seq++) {
                    assertThat(journal.inclusion(seq, size).proves(journal.root(size)))
                            .isTrue();
                }
                assertThat(journal.consistency(size / 2, size).proves(journal.root(size / 2), journal.root(size)))
                        .isTrue();
            }
        }
    }

    @Test
    void theSameAppendsGiveTheSameBytes() {
        HeapDisk again = new HeapDisk();
        for (HeapDisk one : List.of(disk, again)) {
            try (Journal journal = Journal.open(one, SMALL)) {
                for (int i = 0; i < 20; i++) {
                    put(journal, "r" + i);
                }
            }
        }
        assertThat(again.list()).isEqualTo(disk.list());
        for (String name : disk.list()) {
            assertThat(bytes(again, name)).as(name).isEqualTo(bytes(disk, name));
        }
    }

    @Test
    void bufferedWritesAreAcknowledgedWithoutSyncAndSurviveTheProcess() {
        FaultyDisk faulty = new FaultyDisk();
        JournalOptions buffered = SMALL.withSegmentBytes(1 << 20).withDurability(Durability.BUFFERED);
        Journal journal = Journal.open(faulty, buffered);
        int before = faulty.segmentSyncs();
        put(journal, "a");
        put(journal, "b");
        assertThat(faulty.segmentSyncs()).isEqualTo(before);
        try (Journal after = Journal.open(faulty.kill(), buffered)) {
            assertThat(payloads(after)).containsExactly("a", "b");
            assertThat(after.recoveredBytes()).isZero();
        }
    }

    @Test
    void whoeverWaitsForWhatClosingPutOnDiskIsNotRefused() {
        Journal journal = Journal.open(new FaultyDisk(), JournalOptions.defaults());
        putUnsynced(journal, "written", "while somebody closes");
        long size = journal.size();
        journal.close();
        journal.awaitDurable(size);
        assertThatThrownBy(() -> journal.awaitDurable(size + 1)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void afterCloseEverythingIsRefused() {
        Journal journal = Journal.open(disk, SMALL);
        put(journal, "a");
        journal.close();
        assertThatThrownBy(() -> journal.begin(2, time(2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal.read(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal.forEach(0, 1, record -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(journal::root).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDiskIsOpenOnce() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThatThrownBy(() -> Journal.open(disk, SMALL))
                    .isInstanceOfSatisfying(AimosException.Busy.class, busy -> {
                        assertThat(busy.code()).isEqualTo("store-locked");
                        assertThat(busy)
                                .hasMessageContaining(
                                        "process " + ProcessHandle.current().pid());
                    });
            put(journal, "still works");
        }
        Journal.open(disk, SMALL).close();
    }

    @Test
    void theVisitorsFailureReachesTheCaller() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            put(journal, "a");
            assertThatThrownBy(() -> journal.forEach(0, 1, record -> {
                        throw new IllegalArgumentException("mine");
                    }))
                    .hasMessage("mine");
        }
    }

    private static byte[] bytes(HeapDisk disk, String name) {
        byte[] bytes = new byte[1 << 20];
        try (Disk.ReadFile file = disk.openRead(name)) {
            return Arrays.copyOf(bytes, file.read(0, bytes, 0, bytes.length));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
