package dev.aimos.plan;

import java.time.Duration;

/**
 * Calls back after a while: what retries, deadlines and approvals that expire rest on. A store has one of its own; tests give it one
 * that goes by their clock. Thread-safe.
 */
@FunctionalInterface
public interface Waker {
    /**
     * Runs a task after a delay, once, on any thread.
     *
     * @param delay from zero on
     * @return takes the call back, if it has not come yet
     */
    Runnable wake(Duration delay, Runnable task);
}
