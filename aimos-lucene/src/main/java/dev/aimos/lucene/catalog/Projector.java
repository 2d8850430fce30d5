package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Indexed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries changes to the index on a thread of its own, a transaction at a time, and one too large to be kept in memory in
 * parts; makes them visible when somebody waits for them. Whoever adds faster than it can carry waits. Thread-safe.
 *
 * <p>Its first failure ends it, and is thrown from every later call. Interrupting whoever waits does not disturb it.
 */
final class Projector {
    /** What it does with what it carries. All calls come from its thread. */
    interface Target {
        /** Takes a part of a transaction; everything before the transaction has been shown. */
        void part(List<Change> changes) throws IOException;

        /** Takes a whole transaction, or the rest of one taken in part. */
        void whole(List<Change> changes, Applied done) throws IOException;

        /** Makes visible what it has taken. No transaction has been taken in part. */
        void show() throws IOException;

        /** Whether it wants {@link #show} to be called though nobody waits. */
        boolean full();
    }

    /** Something else to be done in its turn. */
    interface Task {
        void run() throws IOException;
    }

    private sealed interface Step {
        record Apply(Change change, long bytes) implements Step {}

        record Complete(Applied done) implements Step {}

        record Other(Task task) implements Step {}
    }

    private static final int MOST_STEPS = 8_192;

    /** So many changes of a transaction are kept until it is whole, unless they are too large. */
    private static final int MOST_CHANGES = 32_768;

    private static final long MOST_BYTES = 16L << 20;

    /** After so many steps it looks whether anybody waits. */
    private static final int STEPS_AT_ONCE = 512;

    private final Target target;
    private final Thread thread;

    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Queue<Step> queue = new ArrayDeque<>();
    private final PriorityQueue<Long> awaited = new PriorityQueue<>();
    private long queuedBytes;
    private long added;
    private long carried;
    private long appliedTx;
    private long shownTx;
    private boolean stopped;
    private volatile @Nullable Throwable failure;

    /** The transaction under way; its own thread's. */
    private final List<Change> transaction = new ArrayList<>();

    private long transactionBytes;

    Projector(Target target, long appliedTx) {
        this.target = target;
        this.appliedTx = appliedTx;
        this.shownTx = appliedTx;
        this.thread = Thread.ofPlatform().daemon().name("aimos-index-projector").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Queues a change. */
    void add(Change change) throws IOException {
        put(new Step.Apply(change, 512 + 2 * change.key().length() + bytes(change.document())));
    }

    /** Queues the end of a transaction. */
    void complete(Applied done) throws IOException {
        put(new Step.Complete(done));
    }

    /** Queues something else, to be done after everything queued before. */
    void later(Task task) throws IOException {
        put(new Step.Other(task));
    }

    /** Has something else done after everything queued before, and waits for it. */
    void now(Task task) throws IOException {
        long number = put(new Step.Other(task));
        lock.lock();
        try {
            waitUntil(() -> carried >= number);
        } finally {
            lock.unlock();
        }
    }

    private long put(Step step) throws IOException {
        lock.lock();
        try {
            waitUntil(() -> queue.size() < MOST_STEPS && queuedBytes < MOST_BYTES);
            queue.add(step);
            queuedBytes += bytes(step);
            work.signal();
            return ++added;
        } finally {
            lock.unlock();
        }
    }

    /** The last transaction it has carried, shown or not. */
    long appliedTx() {
        lock.lock();
        try {
            return appliedTx;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a transaction has been shown. */
    void awaitShown(long tx) throws IOException {
        lock.lock();
        try {
            if (shownTx < tx) {
                awaited.add(tx);
                work.signal();
            }
            waitUntil(() -> shownTx >= tx);
        } finally {
            lock.unlock();
        }
    }

    private void waitUntil(BooleanSupplier condition) throws IOException {
        requireRunning();
        while (!condition.getAsBoolean()) {
            progress.awaitUninterruptibly();
            requireRunning();
        }
    }

    /** Throws the failure that ended it, if one did. */
    void requireRunning() throws IOException {
        Throwable first = failure;
        if (first != null) {
            throw new IOException("the index has stopped: " + first, first);
        }
    }

    /** Ends it, whatever is queued, and waits until its thread is done. Whoever waits for it is told. */
    void stop() {
        end(new IllegalStateException("the index is closed"));
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
    }

    private void end(Throwable cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            stopped = true;
            queue.clear();
            work.signal();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            List<Step> steps = new ArrayList<>();
            while (take(steps)) {
                for (Step step : steps) {
                    carry(step);
                }
                if (mustShow()) {
                    show();
                }
            }
        } catch (Throwable e) {
            end(e);
        }
    }

    /** Waits for something to do; false if there never will be. */
    private boolean take(List<Step> steps) {
        lock.lock();
        try {
            carried += steps.size();
            steps.clear();
            progress.signalAll();
            while (queue.isEmpty() && !stopped && !isAwaited()) {
                work.awaitUninterruptibly();
            }
            while (!queue.isEmpty() && steps.size() < STEPS_AT_ONCE) {
                Step step = queue.remove();
                queuedBytes -= bytes(step);
                steps.add(step);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private boolean isAwaited() {
        Long least = awaited.peek();
        return least != null && least <= appliedTx;
    }

    private boolean mustShow() {
        lock.lock();
        try {
            return isAwaited() || (shownTx < appliedTx && target.full());
        } finally {
            lock.unlock();
        }
    }

    private void show() throws IOException {
        target.show();
        lock.lock();
        try {
            shownTx = appliedTx;
            while (isAwaited()) {
                awaited.remove();
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void carry(Step step) throws IOException {
        switch (step) {
            case Step.Apply apply -> {
                transaction.add(apply.change());
                transactionBytes += apply.bytes();
                if (transaction.size() >= MOST_CHANGES || transactionBytes >= MOST_BYTES) {
                    if (shownTx < appliedTx) {
                        show();
                    }
                    target.part(transaction);
                    clearTransaction();
                }
            }
            case Step.Complete complete -> {
                target.whole(transaction, complete.done());
                clearTransaction();
                lock.lock();
                try {
                    appliedTx = complete.done().tx();
                } finally {
                    lock.unlock();
                }
            }
            case Step.Other other -> other.task().run();
        }
    }

    private void clearTransaction() {
        transaction.clear();
        transactionBytes = 0;
    }

    private static long bytes(@Nullable Indexed document) {
        return switch (document) {
            case Document text -> 2L * text.segments().source().length();
            case Filing filing ->
                filing.payload().length
                        + filing.terms().stream()
                                .mapToLong(term -> 64L + term.length())
                                .sum();
            case null -> 0;
        };
    }

    private static long bytes(Step step) {
        return step instanceof Step.Apply apply ? apply.bytes() : 0;
    }
}
