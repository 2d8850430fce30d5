package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.quietly;
import static dev.aimos.core.journal.Journals.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to it, the journal is a list: the acknowledged beginning of what was committed. */
class JournalModelProperties {
    private static final JournalOptions OPTIONS = JournalOptions.defaults().withSegmentBytes(700);

    /** What can be done. */
    enum Action {
        COMMIT,
        COMMIT_UNSYNCED,
        ROLLBACK,
        CHECKPOINT,
        ERASE,
        REOPEN,
        KILL,
        CRASH
    }

    /** One step, with a number that means something different to each action. */
    record Step(Action action, int number) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Action.class), Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 150)
    void theJournalIsAListOfWhatWasCommitted(@ForAll("steps") List<Step> steps) {
        quietly(() -> {
            Run run = new Run();
            for (Step step : steps) {
                run.take(step);
                run.check();
            }
            run.journal.close();
        });
    }

    private static final class Run {
        private final List<List<String>> transactions = new ArrayList<>();
        private final List<Hash> roots = new ArrayList<>(List.of(Hash.sha256()));
        private final Set<Long> erased = new TreeSet<>();
        private FaultyDisk disk = new FaultyDisk();
        private Journal journal = Journal.open(disk, OPTIONS);
        private int acknowledged;

        private void take(Step step) {
            switch (step.action) {
                case COMMIT -> {
                    append(step.number);
                    journal.commit();
                    journal.awaitDurable(journal.size());
                    acknowledged = transactions.size();
                    roots.add(journal.root());
                }
                case COMMIT_UNSYNCED -> {
                    append(step.number);
                    journal.commit();
                    roots.add(journal.root());
                }
                case ROLLBACK -> {
                    append(step.number);
                    journal.rollback();
                    transactions.remove(transactions.size() - 1);
                }
                case CHECKPOINT -> {
                    journal.checkpoint();
                    acknowledged = transactions.size();
                }
                case ERASE -> erase(step.number);
                case REOPEN -> {
                    journal.close();
                    acknowledged = transactions.size();
                    journal = Journal.open(disk, OPTIONS);
                    assertThat(journal.recoveredBytes()).isZero();
                }
                case KILL -> {
                    disk = disk.kill();
                    journal = Journal.open(disk, OPTIONS);
                    acknowledged = transactions.size();
                    assertThat(journal.recoveredBytes()).isZero();
                }
                case CRASH -> crash(step.number);
            }
        }

        private void append(int number) {
            long tx = journal.lastTx() + 1;
            List<String> transaction = new ArrayList<>();
            journal.begin(tx, time(tx / 2));
            for (int i = 0; i <= number % 4; i++) {
                String payload = "tx " + tx + "." + i + "#".repeat(number % 97);
                transaction.add(payload);
                journal.append(RecordType.ATOM, payload.getBytes(StandardCharsets.UTF_8));
            }
            transactions.add(transaction);
        }

        private void erase(int number) {
            Set<Long> chosen = new TreeSet<>();
            for (long seq = number % 7; seq < journal.size(); seq += 3 + number % 11) {
                chosen.add(seq);
            }
            journal.erase(chosen);
            if (!erased.containsAll(chosen)) {
                acknowledged = transactions.size();
            }
            erased.addAll(chosen);
        }

        private void crash(int seed) {
            disk = disk.crash(new Random(seed));
            journal = Journal.open(disk, OPTIONS);
            int survived = Math.toIntExact(journal.lastTx());
            assertThat(survived).isBetween(acknowledged, transactions.size());
            transactions.subList(survived, transactions.size()).clear();
            roots.subList(survived + 1, roots.size()).clear();
            erased.removeIf(seq -> seq >= journal.size());
            acknowledged = survived;
        }

        private void check() {
            List<String> expected = new ArrayList<>();
            transactions.forEach(expected::addAll);
            for (long seq : erased) {
                expected.set(Math.toIntExact(seq), "-");
            }
            assertThat(journal.lastTx()).isEqualTo(transactions.size());
            assertThat(payloads(journal)).isEqualTo(expected);
            assertThat(journal.root()).isEqualTo(roots.get(roots.size() - 1));
            int size = 0;
            for (int tx = 0; tx < transactions.size(); tx++) {
                size += transactions.get(tx).size();
                assertThat(journal.sizeAt(tx + 1)).isEqualTo(size);
                assertThat(journal.root(size)).isEqualTo(roots.get(tx + 1));
                assertThat(journal.instantOf(tx + 1)).isEqualTo(time((tx + 1) / 2));
            }
            assertSound(journal);
        }
    }
}
