package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.putUnsynced;
import static dev.aimos.core.journal.Journals.quietly;
import static dev.aimos.core.journal.Journals.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Durability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crash leaves at the end of the journal is cut off, and no more than that. */
class TornTailTest {
    private static final JournalOptions OPTIONS = JournalOptions.defaults().withDurability(Durability.BUFFERED);
    private static final String SEGMENT = Names.segment(0);

    private final FaultyDisk disk = new FaultyDisk();

    /** Ends of the whole transactions, and what is read then. */
    private final List<Integer> ends = new ArrayList<>();

    private final List<List<String>> contents = new ArrayList<>();

    private FaultyDisk killedWithoutCheckpoint() {
        Journal journal = Journal.open(disk, OPTIONS);
        remember(journal);
        putUnsynced(journal, "one");
        remember(journal);
        putUnsynced(journal, "two", "", "three");
        remember(journal);
        putUnsynced(journal, "four", "five");
        remember(journal);
        return disk.kill();
    }

    private void remember(Journal journal) {
        ends.add(disk.bytes(SEGMENT).length);
        contents.add(payloads(journal));
    }

    private int wholeAt(int length) {
        int whole = 0;
        while (whole + 1 < ends.size() && ends.get(whole + 1) <= length) {
            whole++;
        }
        return whole;
    }

    @Test
    void aTailCutAtAnyByteLeavesExactlyTheWholeTransactionsBefore() {
        FaultyDisk killed = killedWithoutCheckpoint();
        byte[] all = killed.bytes(SEGMENT);
        for (int length = 0; length <= all.length; length++) {
            FaultyDisk torn = killed.copy();
            torn.put(SEGMENT, Arrays.copyOf(all, length));
            int cut = length;
            quietly(() -> check(torn, cut, cut));
        }
    }

    @Test
    void aTailFilledWithZerosFromAnyByteOnLeavesTheWholeTransactionsBefore() {
        FaultyDisk killed = killedWithoutCheckpoint();
        byte[] all = killed.bytes(SEGMENT);
        for (int length = SegmentHeader.BYTES; length < all.length; length++) {
            FaultyDisk torn = killed.copy();
            torn.put(SEGMENT, Arrays.copyOf(Arrays.copyOf(all, length), all.length + 100));
            int good = length;
            quietly(() -> check(torn, good, all.length + 100));
        }
    }

    private void check(FaultyDisk torn, int good, int length) {
        int whole = wholeAt(good);
        try (Journal journal = Journal.open(torn, OPTIONS)) {
            assertThat(payloads(journal)).as("cut at %d", good).isEqualTo(contents.get(whole));
            assertThat(journal.recoveredBytes())
                    .as("cut at %d", good)
                    .isEqualTo(good < SegmentHeader.BYTES ? length : length - ends.get(whole));
            put(journal, "after");
        }
        try (Journal journal = Journal.open(torn, OPTIONS)) {
            List<String> expected = new ArrayList<>(contents.get(whole));
            expected.add("after");
            assertThat(payloads(journal)).isEqualTo(expected);
            assertThat(journal.recoveredBytes()).isZero();
            assertSound(journal);
        }
    }

    @Test
    void wholeRecordsOfAnUnfinishedTransactionAreCutToo() {
        Journal journal = Journal.open(disk, OPTIONS);
        put(journal, "a");
        journal.begin(2, time(2));
        journal.append(RecordType.ATOM, new byte[1_500_000]);
        journal.append(RecordType.ATOM, new byte[1_500_000]);
        assertThat(disk.bytes(SEGMENT)).hasSizeGreaterThan(1_500_000);
        try (Journal after = Journal.open(disk.kill(), OPTIONS)) {
            assertThat(payloads(after)).containsExactly("a");
            assertThat(after.recoveredBytes()).isGreaterThan(1_500_000);
            put(after, "b");
            assertSound(after);
        }
    }

    @Test
    void aSegmentThatWasOnlyBeingBegunIsRemoved() {
        try (Journal journal = Journal.open(disk, Journals.SMALL)) {
            for (int i = 0; i < 5; i++) {
                put(journal, "r" + i);
            }
        }
        for (int length = 0; length < SegmentHeader.BYTES; length += 7) {
            FaultyDisk torn = disk.copy();
            torn.put(Names.segment(5), new byte[length]);
            try (Journal journal = Journal.open(torn, Journals.SMALL)) {
                assertThat(payloads(journal)).hasSize(5);
                put(journal, "after");
                assertSound(journal);
            }
        }
    }

    @Test
    void temporaryFilesAreRemovedAndForeignOnesLeftAlone() {
        try (Journal journal = Journal.open(disk, Journals.SMALL)) {
            put(journal, "a");
        }
        disk.put(Names.segment(0) + Names.TEMPORARY, new byte[10]);
        disk.put("notes.txt", new byte[10]);
        disk.put("1.aj", new byte[10]);
        disk.put("99999999999999999999.aj", new byte[10]);
        try (Journal journal = Journal.open(disk, Journals.SMALL)) {
            assertSound(journal);
            assertThat(disk.list())
                    .contains("notes.txt", "1.aj", "99999999999999999999.aj")
                    .noneMatch(name -> name.endsWith(Names.TEMPORARY));
        }
    }
}
