package dev.aimos.core.journal;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets concurrent writers share an fsync. Whoever finds nobody syncing becomes the leader and syncs for everyone whose
 * records are written by then; the others wait for the leader, and one of those whose records came too late leads next.
 */
final class GroupSync {
    /** Puts what is written on disk. */
    interface Syncing {
        void sync() throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private final LongSupplier written;
    private final Syncing syncing;
    private final StoreFailure failure;
    private final SyncListener listener;
    private volatile long synced;
    private boolean leading;

    /**
     * A sharing of fsyncs.
     *
     * @param written records written so far
     * @param syncing puts at least those on disk
     * @param listener hears of fsyncs
     * @param synced records on disk already
     */
    GroupSync(LongSupplier written, Syncing syncing, StoreFailure failure, SyncListener listener, long synced) {
        this.written = written;
        this.syncing = syncing;
        this.failure = failure;
        this.listener = listener;
        this.synced = synced;
    }

    /** Records known to be on disk. */
    long synced() {
        return synced;
    }

    /** Returns when so many records are on disk; afterwards, no fsync that began before is still running. */
    void await(long size) {
        if (synced >= size) {
            return;
        }
        lock.lock();
        try {
            while (synced < size) {
                failure.check();
                if (leading) {
                    finished.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead() {
        leading = true;
        lock.unlock();
        long reached = 0;
        try {
            long upTo = written.getAsLong();
            long begun = listener.begin();
            syncing.sync();
            listener.end(begun, upTo - synced);
            reached = upTo;
        } catch (IOException e) {
            throw failure.remember("putting the journal on disk", e);
        } finally {
            lock.lock();
            leading = false;
            synced = Math.max(synced, reached);
            finished.signalAll();
        }
    }
}
