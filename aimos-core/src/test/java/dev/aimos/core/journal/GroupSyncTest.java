package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.put;
import static dev.aimos.core.journal.Journals.putUnsynced;
import static dev.aimos.core.journal.Journals.quietly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimosException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Concurrent writers share fsyncs. Latches stand for time, so the counts are exact. */
@Timeout(60)
class GroupSyncTest {
    private final FaultyDisk disk = new FaultyDisk();

    @Test
    void writersThatComeDuringAnFsyncShareTheNextOne() throws Exception {
        CountDownLatch syncing = new CountDownLatch(1);
        Semaphore maySync = new Semaphore(0);
        try (Journal journal = Journal.open(disk, JournalOptions.defaults());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            put(journal, "before");
            int before = disk.segmentSyncs();
            disk.beforeSegmentSync(() -> {
                syncing.countDown();
                maySync.acquireUninterruptibly();
            });
            List<Future<?>> waiting = new ArrayList<>();
            putUnsynced(journal, "first");
            waiting.add(writers.submit(() -> journal.awaitDurable(2)));
            syncing.await();
            for (int i = 0; i < 7; i++) {
                putUnsynced(journal, "later " + i);
                long size = journal.size();
                waiting.add(writers.submit(() -> journal.awaitDurable(size)));
            }
            maySync.release(2);
            for (Future<?> one : waiting) {
                one.get();
            }
            assertThat(disk.segmentSyncs() - before).isEqualTo(2);
            maySync.release(Integer.MAX_VALUE / 2);
        }
    }

    @Test
    void whatIsOnDiskAlreadyNeedsNoFsync() {
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            put(journal, "a");
            put(journal, "b");
            int before = disk.segmentSyncs();
            journal.awaitDurable(1);
            journal.awaitDurable(2);
            assertThat(disk.segmentSyncs()).isEqualTo(before);
        }
    }

    @Test
    void everyoneWaitingForAFailedFsyncIsTold() {
        quietly(() -> {
            Journal journal = Journal.open(disk, JournalOptions.defaults());
            CountDownLatch syncing = new CountDownLatch(1);
            Semaphore maySync = new Semaphore(0);
            try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                disk.beforeSegmentSync(() -> {
                    syncing.countDown();
                    maySync.acquireUninterruptibly();
                });
                disk.failSyncs(true);
                List<Future<?>> waiting = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    putUnsynced(journal, "w" + i);
                    long size = journal.size();
                    waiting.add(writers.submit(() -> journal.awaitDurable(size)));
                }
                syncing.await();
                maySync.release();
                for (Future<?> one : waiting) {
                    assertThat(one)
                            .failsWithin(java.time.Duration.ofSeconds(30))
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(AimosException.Fault.class);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
