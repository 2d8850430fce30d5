package dev.aimos.contract;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Tasks that wait for moments of a clock that is told where to go. */
final class Wakers {
    private record Task(Instant due, long order, Runnable task) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::order));
    private long order;

    synchronized Runnable add(Instant due, Runnable task) {
        Task waiting = new Task(due, order++, task);
        tasks.add(waiting);
        return () -> remove(waiting);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private synchronized Runnable next(Instant now) {
        Task first = tasks.peek();
        return first == null || first.due().isAfter(now) ? null : tasks.remove().task();
    }

    void wake(Instant now) {
        for (Runnable task = next(now); task != null; task = next(now)) {
            task.run();
        }
    }
}
