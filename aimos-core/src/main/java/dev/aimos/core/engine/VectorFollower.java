package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.Stage;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a catalog of vectors up with the journal, on a thread of its own, a few hundred records behind one another at a
 * time: embeds what is new of them, then applies them. Writers never wait for it; readers who need vectors do.
 *
 * <p>A failing embedder stops it; the next reader who waits sets it going again, and is told if it fails again. Everything
 * it needs is in the journal, so what a crash or a close leaves undone is done when the store is opened again: at most the
 * texts since its last checkpoint are embedded twice.
 */
final class VectorFollower implements Closeable {
    /** Key, in the state saved with the catalog, of the last erasure that it has taken part in. */
    static final String ERASED = "erased";

    private static final int RECORDS_AT_ONCE = 512;
    private static final int TEXTS_BEFORE_CHECKPOINT = 4_096;

    private final Journal journal;
    private final VectorCatalog catalog;
    private final Replay replay;
    private final VectorCache vectors;
    private final Recorder recorder;
    private final Thread thread;
    private long erased;

    /** Held while records are applied or erased. */
    private final ReentrantLock applying = new ReentrantLock();

    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private long published;
    private long done;
    private long doneTx;
    private boolean closed;
    private @Nullable Throwable failure;

    /** Whether the failure may have left records applied in part, so that nothing can go on from here. */
    private boolean broken;

    VectorFollower(Journal journal, VectorCatalog catalog, VectorCache vectors, Recorder recorder) {
        this.journal = journal;
        this.catalog = catalog;
        this.vectors = vectors;
        this.recorder = recorder;
        this.replay = new Replay(catalog, new Tally(), vectors::attach);
        this.erased = Long.parseLong(catalog.savedState().getOrDefault(ERASED, "-1"));
        this.published = journal.size();
        this.done = catalog.nextSeq();
        this.doneTx = done == 0 ? 0 : journal.read(done - 1).tx();
        this.thread = Thread.ofPlatform().daemon().name("aimos-embedder").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Hears that the journal has whole transactions up to a number of records. */
    void published(long size) {
        lock.lock();
        try {
            published = size;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Last transaction whose texts all have their vectors. */
    long doneTx() {
        lock.lock();
        try {
            return doneTx;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a transaction has its vectors. */
    void await(long tx, Deadline deadline, Progress listener) {
        long from = -1;
        while (true) {
            long at;
            long end;
            lock.lock();
            try {
                if (doneTx < tx) {
                    if (failure != null && broken) {
                        throw failed(failure);
                    }
                    if (failure != null) {
                        failure = null;
                        work.signal();
                    }
                    pause(deadline);
                }
                if (doneTx < tx && failure != null) {
                    throw failed(failure);
                }
                at = done;
                end = published;
                from = from < 0 ? at : from;
                if (doneTx >= tx) {
                    break;
                }
            } finally {
                lock.unlock();
            }
            listener.update("embed", at - from, end - from);
        }
        long all = followed().size() - from;
        listener.update("embed", all, all);
    }

    /**
     * How far it has come.
     *
     * @param size records whose texts all have their vectors
     * @param tx transaction of the last of them
     */
    record Followed(long size, long tx) {}

    Followed followed() {
        lock.lock();
        try {
            return new Followed(done, doneTx);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // its caller loops
    private void pause(Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the store is closed; open it again to use it");
        }
        requireTime(deadline);
        try {
            // Wakes up now and then to tell the listener.
            long nanos = Math.min(deadline.nanosLeft(), TimeUnit.MILLISECONDS.toNanos(500));
            if (progress.awaitNanos(nanos) <= 0) {
                requireTime(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AimosException.Busy(
                    "interrupted", "the thread was interrupted while it waited for vectors; ask again");
        }
    }

    private void requireTime(Deadline deadline) {
        if (deadline.passed()) {
            throw deadline.exceeded("; " + (published - done)
                    + " records are still to be embedded. Wait with index().embed(), or search in Mode.LEXICAL");
        }
    }

    private static AimosException failed(Throwable cause) {
        if (cause instanceof IOException io) {
            return new AimosException.Fault(
                    "io",
                    "the vectors cannot be kept: " + Faults.describe(io)
                            + ". Check the disk, then close and open the store; searches in Mode.LEXICAL go on",
                    io);
        }
        return embedderFailed(cause);
    }

    /** What a caller is told when the embedder throws. */
    static AimosException embedderFailed(Throwable cause) {
        if (cause instanceof AimosException aimos) {
            return aimos;
        }
        return new AimosException.Fault(
                "embedder-failed",
                "the embedder failed: " + cause
                        + ". Texts wait for their vectors until it works; searches in Mode.LEXICAL go on",
                cause);
    }

    private void run() {
        while (true) {
            long from;
            long to;
            lock.lock();
            try {
                while (!closed && (done >= published || failure != null)) {
                    work.awaitUninterruptibly();
                }
                if (closed) {
                    return;
                }
                from = done;
                to = published;
            } finally {
                lock.unlock();
            }
            try {
                follow(from, to);
            } catch (Throwable e) {
                recorder.count(Metric.VECTORS_FAILURES, 1);
                fail(e, false);
            }
        }
    }

    private void fail(Throwable cause, boolean inPart) {
        lock.lock();
        try {
            failure = cause;
            broken |= inPart;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes some hundred records, and the rest of the transaction they end in. */
    private void follow(long from, long to) throws IOException {
        long end = from;
        JournalRecord last;
        do {
            last = journal.read(end++);
        } while (end < to && (end - from < RECORDS_AT_ONCE || !last.last()));
        if (!vectors.prepare(journal, from, end, this::isClosed)) {
            return;
        }
        applying.lock();
        try {
            if (!vectors.ready()) {
                // Something was erased meanwhile; what was prepared may have been of it.
                return;
            }
            try {
                long start = recorder.start();
                replay.run(journal, from, end, Progress.NONE);
                recorder.stage(Stage.FOLLOW_APPLY, start);
            } catch (IOException | RuntimeException | Error e) {
                fail(e, true);
                throw e;
            }
            if (vectors.applied() >= TEXTS_BEFORE_CHECKPOINT) {
                checkpoint();
            }
        } finally {
            applying.unlock();
        }
        lock.lock();
        try {
            done = end;
            doneTx = last.tx();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void checkpoint() throws IOException {
        catalog.checkpoint(Map.of(ERASED, Long.toString(erased)));
        vectors.checkpointed();
    }

    /**
     * Removes every trace of keys from the vectors, after the journal let go of their bytes.
     *
     * @param erasure number of the record that decided it
     */
    void erase(Collection<String> keys, Collection<Long> seqs, long erasure) throws IOException {
        applying.lock();
        try {
            catalog.erase(keys, seqs);
            vectors.forget();
            erased = erasure;
            checkpoint();
        } finally {
            applying.unlock();
        }
    }

    /** Does something while no record is applied. */
    <T> T pausedFor(Faults.Work<T> work) throws IOException {
        applying.lock();
        try {
            return work.run();
        } finally {
            applying.unlock();
        }
    }

    /** Whether the journal holds an erasure, after what the catalog has of it, that the vectors have not taken part in. */
    static boolean missedErasure(VectorCatalog catalog, Journal journal) {
        long known = Long.parseLong(catalog.savedState().getOrDefault(ERASED, "-1"));
        boolean[] missed = {false};
        journal.forEach(
                catalog.nextSeq(),
                journal.size(),
                record -> missed[0] |= record.type() == RecordType.ERASURE && record.seq() > known);
        return missed[0];
    }

    /** Stops after what is under way, and makes durable what is done. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            work.signal();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try (catalog) {
            checkpoint();
        }
    }
}
