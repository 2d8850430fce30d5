package dev.aimos.core.engine;

import dev.aimos.plan.Waker;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wakes by a thread of its own, which there is once it is needed. */
final class SystemWaker implements Waker, AutoCloseable {
    private static final long MOST_SECONDS = TimeUnit.DAYS.toSeconds(36_500);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("aimos-waker").unstarted(task));

    SystemWaker() {
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable wake(Duration delay, Runnable task) {
        long nanos = delay.toSeconds() > MOST_SECONDS ? TimeUnit.SECONDS.toNanos(MOST_SECONDS) : delay.toNanos();
        ScheduledFuture<?> waiting =
                thread.schedule(() -> Thread.ofVirtual().name("aimos-waker").start(task), nanos, TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
