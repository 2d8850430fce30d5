package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.SMALL;
import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.quietly;
import static dev.aimos.core.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Verification;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes that are not what was written are noticed, and said where; they never become other records. */
class DamageTest {
    private static final JournalOptions ONE_SEGMENT = JournalOptions.defaults();

    private final FaultyDisk disk = new FaultyDisk();
    private final List<String> written = new ArrayList<>();
    private Hash root = Hash.sha256();

    private void write(JournalOptions options, int transactions) {
        try (Journal journal = Journal.open(disk, options)) {
            for (int i = 0; i < transactions; i++) {
                put(journal, "first of " + i, "second of " + i);
                written.add("first of " + i);
                written.add("second of " + i);
            }
            root = journal.root();
        }
    }

    @Test
    void aFlippedBitInAnyByteOfAnyFileNeverChangesARecordUnnoticed() {
        write(SMALL, 4);
        assertThat(disk.list()).filteredOn(name -> name.endsWith(".aj")).hasSizeGreaterThan(1);
        for (String name : disk.list()) {
            byte[] good = disk.bytes(name);
            for (int i = 0; i < good.length; i++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << (i % 8));
                FaultyDisk damaged = disk.copy();
                damaged.put(name, bad);
                String where = name + " at " + i;
                quietly(() -> checkNoticed(damaged, where));
            }
        }
    }

    private void checkNoticed(FaultyDisk damaged, String where) {
        Journal journal;
        try {
            journal = Journal.open(damaged, SMALL);
        } catch (AimosException.Corrupt e) {
            assertThat(e.code()).isEqualTo("journal-damaged");
            return;
        }
        try (journal) {
            List<String> seen = new ArrayList<>();
            Verification verification = journal.verify(Progress.NONE, record -> seen.add(text(record)));
            if (verification.passed()) {
                assertThat(seen).as(where).isEqualTo(written);
                assertThat(verification.root()).as(where).isEqualTo(root);
                assertThat(journal.root()).as(where).isEqualTo(root);
            } else {
                assertThat(written).as(where).containsSubsequence(seen);
            }
            for (int seq = 0; seq < written.size(); seq++) {
                try {
                    assertThat(text(journal.read(seq))).as(where).isEqualTo(written.get(seq));
                } catch (AimosException.Corrupt e) {
                    assertThat(verification.passed()).as(where).isFalse();
                }
            }
        }
    }

    @Test
    void damageOfAcknowledgedRecordsIsRefusedWithItsPlaceEvenAfterAKill() {
        Journal journal = Journal.open(disk, ONE_SEGMENT);
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            starts.add(journal.bytes());
            put(journal, "record " + i);
        }
        FaultyDisk killed = disk.kill();
        byte[] bytes = killed.bytes(Names.segment(0));
        bytes[Math.toIntExact(starts.get(2)) + Frame.PAYLOAD_AT] ^= 1;
        killed.put(Names.segment(0), bytes);
        assertThatThrownBy(() -> Journal.open(killed, ONE_SEGMENT))
                .isInstanceOfSatisfying(AimosException.Corrupt.class, e -> {
                    assertThat(e.code()).isEqualTo("journal-damaged");
                    assertThat(e.retryable()).isFalse();
                })
                .hasMessageContaining("record 2 (transaction 3)")
                .hasMessageContaining("in segment " + Names.segment(0) + " at offset " + starts.get(2))
                .hasMessageContaining("restore a backup");
        assertThat(killed.bytes(Names.segment(0))).as("nothing was cut").isEqualTo(bytes);
        killed.lock(); // a refused opening has given the lock back
    }

    @Test
    void readingADamagedRecordNamesItsPlaceAndLeavesTheOthersReadable() {
        write(ONE_SEGMENT, 3);
        byte[] bytes = disk.bytes(Names.segment(0));
        int at = indexOf(bytes, "first of 1");
        bytes[at] ^= 1;
        disk.put(Names.segment(0), bytes);
        try (Journal journal = Journal.open(disk, ONE_SEGMENT)) {
            assertThatThrownBy(() -> journal.read(2))
                    .isInstanceOf(AimosException.Corrupt.class)
                    .hasMessageContaining("record 2 (transaction 2) in segment " + Names.segment(0) + " at offset "
                            + (at - Frame.PAYLOAD_AT));
            List<String> seen = new ArrayList<>();
            assertThatThrownBy(() -> journal.forEach(0, 6, record -> seen.add(text(record))))
                    .isInstanceOf(AimosException.Corrupt.class)
                    .hasMessageContaining("record 2 (transaction 2)");
            assertThat(seen).isEqualTo(written.subList(0, 2));
            assertThat(text(journal.read(3))).isEqualTo(written.get(3));
            Verification verification = journal.verify(Progress.NONE, record -> {});
            assertThat(verification.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("frame-damaged");
                assertThat(finding.where()).isEqualTo(Names.segment(0) + " at offset " + (at - Frame.PAYLOAD_AT));
                assertThat(finding.message()).contains("record 2");
            });
            assertThat(verification.records()).isEqualTo(5);
            assertThat(verification.root()).isEqualTo(root);
        }
    }

    @Test
    void aMissingSegmentIsRefused() {
        write(SMALL, 10);
        List<String> segments =
                disk.list().stream().filter(name -> name.endsWith(".aj")).toList();
        for (String name : segments) {
            FaultyDisk damaged = disk.copy();
            damaged.remove(name);
            assertThatThrownBy(() -> Journal.open(damaged, SMALL))
                    .as(name)
                    .isInstanceOfSatisfying(
                            AimosException.Corrupt.class,
                            e -> assertThat(e.code()).isEqualTo("journal-damaged"));
        }
    }

    @Test
    void aMissingEndIsRefusedAfterACleanClose() {
        write(ONE_SEGMENT, 3);
        byte[] bytes = disk.bytes(Names.segment(0));
        disk.put(Names.segment(0), Arrays.copyOf(bytes, indexOf(bytes, "second of 2") - Frame.PAYLOAD_AT));
        assertThatThrownBy(() -> Journal.open(disk, ONE_SEGMENT))
                .isInstanceOf(AimosException.Corrupt.class)
                .hasMessageContaining("promises 6 records");
    }

    @Test
    void aRewrittenRecordWithGoodChecksumsIsFoundByTheTree() {
        write(ONE_SEGMENT, 3);
        byte[] bytes = disk.bytes(Names.segment(0));
        int frame = indexOf(bytes, "first of 1") - Frame.PAYLOAD_AT;
        bytes[frame + Frame.PAYLOAD_AT] ^= 1;
        new Sha256().hash(bytes, frame + Frame.PAYLOAD_AT, "first of 1".length(), bytes, frame + Frame.HASH_AT);
        Frame.seal(bytes, frame);
        disk.put(Names.segment(0), bytes);
        try (Journal journal = Journal.open(disk, ONE_SEGMENT)) {
            assertThat(journal.verify(Progress.NONE, record -> {}).findings())
                    .extracting(Verification.Finding::code)
                    .contains("sidecar", "checkpoint");
        }
        disk.remove(Names.TREE);
        assertThatThrownBy(() -> Journal.open(disk, ONE_SEGMENT))
                .isInstanceOf(AimosException.Corrupt.class)
                .hasMessageContaining("root");
    }

    @Test
    void aPayloadThatIsNotItsHashIsRefused() {
        write(ONE_SEGMENT, 3);
        byte[] bytes = disk.bytes(Names.segment(0));
        int frame = indexOf(bytes, "first of 1") - Frame.PAYLOAD_AT;
        bytes[frame + Frame.PAYLOAD_AT] ^= 1;
        Frame.seal(bytes, frame);
        disk.put(Names.segment(0), bytes);
        try (Journal journal = Journal.open(disk, ONE_SEGMENT)) {
            assertThatThrownBy(() -> journal.read(2))
                    .isInstanceOf(AimosException.Corrupt.class)
                    .hasMessageContaining("hash");
            assertThat(journal.verify(Progress.NONE, record -> {}).findings())
                    .extracting(Verification.Finding::code)
                    .containsExactly("payload-hash");
        }
    }

    @Test
    void wrongPositionsDoNotKeepRecordsFromBeingRead() {
        write(ONE_SEGMENT, 5);
        byte[] positions = disk.bytes(Names.positions(0));
        for (int seq = 0; seq < 9; seq++) {
            Frame.putLong(positions, seq * 8, seq * 1000L);
        }
        disk.put(Names.positions(0), positions);
        try (Journal journal = Journal.open(disk, ONE_SEGMENT)) {
            assertThat(payloads(journal)).isEqualTo(written);
            assertThat(journal.verify(Progress.NONE, record -> {}).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.where()).isEqualTo(Names.positions(0)));
        }
        disk.remove(Names.positions(0));
        try (Journal journal = Journal.open(disk, ONE_SEGMENT)) {
            assertSound(journal);
        }
    }

    @Test
    void aWholeFrameInTheWrongPlaceIsNoRecord() {
        Journal journal = Journal.open(disk, ONE_SEGMENT);
        int first = Math.toIntExact(journal.bytes());
        put(journal, "same length 0");
        int second = Math.toIntExact(journal.bytes());
        put(journal, "same length 1");
        put(journal, "same length 2");
        byte[] bytes = disk.bytes(Names.segment(0));

        FaultyDisk twice = disk.kill();
        byte[] longer = Arrays.copyOf(bytes, bytes.length + second - first);
        System.arraycopy(bytes, first, longer, bytes.length, second - first);
        twice.put(Names.segment(0), longer);
        quietly(() -> {
            try (Journal after = Journal.open(twice, ONE_SEGMENT)) {
                assertThat(payloads(after)).containsExactly("same length 0", "same length 1", "same length 2");
                assertThat(after.recoveredBytes()).isEqualTo(second - first);
            }
        });

        FaultyDisk replaced = disk.kill();
        System.arraycopy(bytes, first, bytes, second, second - first);
        replaced.put(Names.segment(0), bytes);
        assertThatThrownBy(() -> Journal.open(replaced, ONE_SEGMENT))
                .isInstanceOf(AimosException.Corrupt.class)
                .hasMessageContaining("record 1 (transaction 2)")
                .hasMessageContaining("record 0 is in its place");
    }

    @Test
    void aNewerJournalFormatIsRefusedByName() {
        write(ONE_SEGMENT, 2);
        byte[] bytes = disk.bytes(Names.segment(0));
        byte[] header = Arrays.copyOf(bytes, SegmentHeader.BYTES);
        ByteBuffer.wrap(header).putShort(8, (short) 2);
        Checksums.seal(header, 12);
        System.arraycopy(header, 0, bytes, 0, header.length);
        disk.put(Names.segment(0), bytes);
        assertThatThrownBy(() -> Journal.open(disk, ONE_SEGMENT))
                .isInstanceOfSatisfying(
                        AimosException.Unsupported.class,
                        e -> assertThat(e.code()).isEqualTo("journal-format"))
                .hasMessageContaining("version 2")
                .hasMessageContaining("version 1");
    }

    @Test
    void aRecordOfANewerTypeIsRefusedAndNotSkipped() {
        write(ONE_SEGMENT, 2);
        byte[] bytes = disk.bytes(Names.segment(0));
        int frame = indexOf(bytes, "first of 1") - Frame.PAYLOAD_AT;
        ByteBuffer.wrap(bytes).putShort(frame + 26, (short) 77);
        Frame.seal(bytes, frame);
        disk.put(Names.segment(0), bytes);
        try (Journal journal = Journal.open(disk, ONE_SEGMENT)) {
            for (Throwable thrown : List.of(
                    catchThrowable(() -> journal.read(2)), catchThrowable(() -> journal.forEach(0, 4, record -> {})))) {
                assertThat(thrown)
                        .isInstanceOf(AimosException.Unsupported.class)
                        .hasMessageContaining("record 2")
                        .hasMessageContaining("record type 77")
                        .hasMessageContaining("upgrade");
            }
            assertThat(journal.verify(Progress.NONE, record -> {}).findings())
                    .extracting(Verification.Finding::code)
                    .contains("unsupported");
        }
        disk.remove(Names.CHECKPOINT);
        assertThatThrownBy(() -> Journal.open(disk, ONE_SEGMENT))
                .isInstanceOfSatisfying(
                        AimosException.Unsupported.class,
                        e -> assertThat(e.code()).isEqualTo("record-unsupported"));
    }

    static int indexOf(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
