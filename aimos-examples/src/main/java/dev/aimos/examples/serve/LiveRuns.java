package dev.aimos.examples.serve;

import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The runs that this server set going, so that who waits for their next event is woken rather than kept asking. */
final class LiveRuns implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Events heard of each run, until it ends. */
    private final Map<String, Long> heard = new HashMap<>();

    private boolean closed;

    /** Listens to a run from now on. */
    void add(Run run) {
        lock.lock();
        try {
            heard.put(run.id(), 0L);
        } finally {
            lock.unlock();
        }
        run.events().subscribe(new Listener(run.id()));
    }

    /**
     * Waits until a run under way here has so many events, or the time is over; a run that is not under way here is not waited
     * for.
     *
     * @return whether the time is not over
     */
    boolean await(String run, long events, long millis) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (!closed && heard.getOrDefault(run, Long.MAX_VALUE) < events && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return nanos > 0;
        } finally {
            lock.unlock();
        }
    }

    private void heard(String run, long events) {
        lock.lock();
        try {
            if (events == Long.MAX_VALUE) {
                heard.remove(run);
            } else {
                heard.replace(run, events);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody go who waits. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Listener implements Flow.Subscriber<RunEvent> {
        private final String run;

        Listener(String run) {
            this.run = run;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(RunEvent event) {
            heard(run, event.number() + 1);
        }

        @Override
        public void onError(Throwable failure) {
            heard(run, Long.MAX_VALUE);
        }

        @Override
        public void onComplete() {
            heard(run, Long.MAX_VALUE);
        }
    }
}
