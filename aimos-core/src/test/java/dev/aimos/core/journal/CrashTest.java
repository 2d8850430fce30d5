package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.SMALL;
import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.putUnsynced;
import static dev.aimos.core.journal.Journals.quietly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimosException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After a power failure, every acknowledged transaction is there, and nothing is there by half. */
class CrashTest {
    private static final int SEEDS = 150;

    /** Transactions put so far, and how many of them were acknowledged. */
    private static final class Written {
        private final List<List<String>> transactions = new ArrayList<>();
        private int acknowledged;

        private List<String> upTo(int count) {
            return transactions.subList(0, count).stream().flatMap(List::stream).toList();
        }
    }

    @Test
    void acknowledgedTransactionsSurviveTheLossOfAnyUnsyncedPages() {
        quietly(() -> {
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                Written written = new Written();
                FaultyDisk disk = new FaultyDisk();
                for (int life = 0; life < 4; life++) {
                    Journal journal = Journal.open(disk, SMALL.withSegmentBytes(1500));
                    for (int i = random.nextInt(8); i > 0; i--) {
                        write(journal, random, written);
                    }
                    if (random.nextInt(4) == 0) {
                        journal.checkpoint();
                        written.acknowledged = written.transactions.size();
                    }
                    disk = disk.crash(random);
                    check(disk.copy(), written, "seed " + seed + " life " + life);
                }
            }
        });
    }

    @Test
    void aCrashAtAnyOperationLosesNothingAcknowledged() {
        quietly(() -> {
            boolean failed = true;
            for (long n = 0; failed; n++) {
                for (int seed = 0; seed < 3; seed++) {
                    FaultyDisk disk = new FaultyDisk();
                    Random random = new Random(seed);
                    Written written = new Written();
                    disk.failFrom(n);
                    failed = false;
                    try (Journal journal = Journal.open(disk, SMALL)) {
                        for (int i = 0; i < 8; i++) {
                            write(journal, random, written);
                        }
                    } catch (AimosException.Fault e) {
                        failed = true;
                    }
                    check(disk.crash(random), written, "operation " + n + " seed " + seed);
                    check(disk.kill(), written, "operation " + n + " killed");
                }
            }
        });
    }

    private static void write(Journal journal, Random random, Written written) {
        List<String> transaction = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            transaction.add("t" + written.transactions.size() + "-" + "x".repeat(random.nextInt(90)));
        }
        written.transactions.add(transaction);
        boolean durable = random.nextBoolean();
        if (durable) {
            put(journal, transaction.toArray(String[]::new));
            written.acknowledged = written.transactions.size();
        } else {
            putUnsynced(journal, transaction.toArray(String[]::new));
        }
    }

    /** Opens a disk after a crash; forgets what did not survive. */
    private static void check(FaultyDisk disk, Written written, String when) {
        try (Journal journal = Journal.open(disk, SMALL)) {
            int survived = Math.toIntExact(journal.lastTx());
            assertThat(survived).as(when).isBetween(written.acknowledged, written.transactions.size());
            assertThat(payloads(journal)).as(when).isEqualTo(written.upTo(survived));
            assertSound(journal);
            put(journal, "after");
            assertSound(journal);
            if (!when.startsWith("operation")) {
                written.transactions
                        .subList(survived, written.transactions.size())
                        .clear();
                written.acknowledged = survived;
            }
        }
    }
}
