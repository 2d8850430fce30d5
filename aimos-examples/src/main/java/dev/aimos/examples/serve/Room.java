package dev.aimos.examples.serve;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests are worked on at the same time. Who only waits, for a body that comes slowly or for an event of a run, gives
 * his place to others meanwhile: otherwise a few slow callers would keep everybody out.
 */
final class Room {
    /** For each request that is worked on, so many may wait. */
    private static final int WAITING = 8;

    private final int places;
    private final Semaphore working;
    private final Semaphore waiting;

    /** Answers that are on their way. As many as there are, for they are somebody's no longer. */
    private final Semaphore sending = new Semaphore(Integer.MAX_VALUE);

    private volatile boolean closed;

    Room(int places) {
        this.places = places;
        this.working = new Semaphore(places, true);
        this.waiting = new Semaphore(Math.multiplyExact(places, WAITING));
    }

    /** Takes a place. */
    void enter() {
        if (closed) {
            throw stopping();
        }
        if (!working.tryAcquire()) {
            throw full(places + " requests are under way; come back");
        }
    }

    /** Gives the place back. */
    void leave() {
        working.release();
    }

    /** Gives the place back, and sends what was asked for: a slow taker keeps nobody out, but is waited for. */
    void leave(Runnable send) {
        sending.acquireUninterruptibly();
        working.release();
        try {
            send.run();
        } finally {
            sending.release();
        }
    }

    /** Waits for something without keeping the place; to be called by who has one. */
    <T> T aside(Callable<T> wait) throws Exception {
        if (!waiting.tryAcquire()) {
            throw full(places * WAITING + " requests wait; come back");
        }
        working.release();
        try {
            return wait.call();
        } finally {
            // In this order, so that nobody is missed by who waits until all have left.
            working.acquireUninterruptibly();
            waiting.release();
        }
    }

    /** How many wait without a place. */
    int aside() {
        return places * WAITING - waiting.availablePermits();
    }

    /** Lets nobody in any more. */
    void close() {
        closed = true;
    }

    /** Waits until all have left who are in, those aside too, and have their answers, or the time is over. */
    boolean empty(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        return waiting.tryAcquire(places * WAITING, most.toNanos(), TimeUnit.NANOSECONDS)
                && working.tryAcquire(places, Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                && sending.tryAcquire(Integer.MAX_VALUE, Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static Refusal full(String detail) {
        return new Refusal(503, "too-many-requests", detail).header("Retry-After", "1");
    }

    /** What a request hears that comes too late. */
    static Refusal stopping() {
        return new Refusal(503, "stopping", "the server is stopping; come back when it has started again")
                .header("Retry-After", "5");
    }
}
