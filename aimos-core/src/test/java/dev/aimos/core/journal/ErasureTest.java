package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.SMALL;
import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.quietly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An erased payload is gone from every file; its place, its hash and every proof stay. */
class ErasureTest {
    private static final List<Long> SECRETS = List.of(1L, 4L, 5L, 11L);

    private final FaultyDisk disk = new FaultyDisk();

    private static void write(Journal journal) {
        for (int i = 0; i < 12; i++) {
            put(journal, SECRETS.contains((long) i) ? "secret number " + i : "plain number " + i);
        }
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            expected.add(SECRETS.contains((long) i) ? "-" : "plain number " + i);
        }
        return expected;
    }

    private static void assertNoSecret(FaultyDisk disk) {
        for (String name : disk.list()) {
            assertThat(DamageTest.indexOf(disk.bytes(name), "secret")).as(name).isNegative();
        }
    }

    @Test
    void erasedPayloadsAreInNoFileAndEverythingElseIsAsBefore() {
        Hash root;
        try (Journal journal = Journal.open(disk, SMALL)) {
            write(journal);
            root = journal.root();
            long bytes = journal.bytes();
            Hash hash = journal.read(4).payloadHash();
            journal.erase(SECRETS);
            assertThat(payloads(journal)).isEqualTo(expected());
            assertNoSecret(disk);
            assertThat(bytes - journal.bytes()).isEqualTo(15 + 15 + 15 + 16);
            JournalRecord erased = journal.read(4);
            assertThat(erased.erased()).isTrue();
            assertThat(erased.payloadHash())
                    .isEqualTo(hash)
                    .isEqualTo(Hash.sha256("secret number 4".getBytes(StandardCharsets.UTF_8)));
            assertThat(erased.payloadLength()).isEqualTo(15);
            assertThatThrownBy(erased::payload).isInstanceOf(IllegalStateException.class);
            assertSound(journal);
            put(journal, "goes on");
            assertSound(journal);
            assertThat(journal.root(12)).isEqualTo(root);
        }
        try (Journal journal = Journal.open(disk, SMALL)) {
            assertThat(journal.recoveredBytes()).isZero();
            assertThat(journal.root(12)).isEqualTo(root);
            assertThat(payloads(journal).subList(0, 12)).isEqualTo(expected());
            assertSound(journal);
        }
    }

    @Test
    void proofsMadeBeforeStillHoldAndNewOnesAreTheSame() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            write(journal);
            Hash root = journal.root();
            InclusionProof before = journal.inclusion(4, 12);
            journal.erase(SECRETS);
            assertThat(before.proves(root)).isTrue();
            assertThat(journal.inclusion(4, 12)).isEqualTo(before);
        }
    }

    @Test
    void erasingAgainWritesNothing() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            write(journal);
            journal.erase(SECRETS);
            long operations = disk.operations();
            journal.erase(SECRETS);
            journal.erase(List.of());
            assertThat(disk.operations()).isEqualTo(operations);
            assertThatThrownBy(() -> journal.erase(List.of(12L))).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void theJournalWithoutSidecarsIsTheSameAfterErasure() {
        try (Journal journal = Journal.open(disk, SMALL)) {
            write(journal);
            journal.erase(SECRETS);
        }
        for (String name : disk.list()) {
            if (!name.endsWith(".aj")) {
                disk.remove(name);
            }
        }
        quietly(() -> {
            try (Journal journal = Journal.open(disk, SMALL)) {
                assertThat(payloads(journal)).isEqualTo(expected());
                assertSound(journal);
            }
        });
    }

    @Test
    void aCrashAtAnyOperationIsFinishedByErasingAgain() {
        quietly(() -> {
            boolean failed = true;
            for (long n = 0; failed; n++) {
                for (int seed = 0; seed < 4; seed++) {
                    FaultyDisk crashing = new FaultyDisk();
                    Journal journal = Journal.open(crashing, SMALL);
                    write(journal);
                    Hash root = journal.root();
                    crashing.failFrom(n);
                    failed = false;
                    try {
                        journal.erase(SECRETS);
                    } catch (AimosException.Fault e) {
                        failed = true;
                        assertThat(journal.failure()).isPresent();
                    }
                    FaultyDisk after = seed == 0 ? crashing.kill() : crashing.crash(new Random(seed));
                    finish(after, root, "operation " + n + " seed " + seed);
                }
            }
        });
    }

    private static void finish(FaultyDisk after, Hash root, String when) {
        try (Journal journal = Journal.open(after, SMALL)) {
            assertThat(journal.root()).as(when).isEqualTo(root);
            assertSound(journal);
            journal.erase(SECRETS);
            assertThat(payloads(journal)).as(when).isEqualTo(expected());
            assertSound(journal);
            put(journal, "goes on");
            assertSound(journal);
        }
        assertNoSecret(after);
    }

    @Test
    void readersAreNotDisturbed() throws Exception {
        FileDiskTest.inTemporaryDirectory(directory -> {
            AtomicBoolean done = new AtomicBoolean();
            try (Journal journal = Journal.open(new FileDisk(directory), SMALL);
                    ExecutorService executor = Executors.newFixedThreadPool(2)) {
                write(journal);
                List<Future<Integer>> readers = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    readers.add(executor.submit(() -> {
                        int readings = 0;
                        do {
                            for (long seq = 0; seq < 12; seq++) {
                                JournalRecord record = journal.read(seq);
                                assertThat(record.seq()).isEqualTo(seq);
                            }
                            journal.forEach(0, 12, record -> {});
                            readings++;
                        } while (!done.get());
                        return readings;
                    }));
                }
                try {
                    for (long seq = 0; seq < 12; seq++) {
                        journal.erase(List.of(seq));
                    }
                } finally {
                    done.set(true);
                }
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get()).isPositive();
                }
                assertThat(journal.verify(Progress.NONE, record -> {}).passed()).isTrue();
            }
        });
    }
}
