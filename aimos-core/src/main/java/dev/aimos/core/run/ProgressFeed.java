package dev.aimos.core.run;

import dev.aimos.plan.Run;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** Hands on what handlers tell; whoever does not keep up misses some. */
final class ProgressFeed {
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("aimos-progress").start(task);

    private final SubmissionPublisher<Run.Progressed> publisher =
            new SubmissionPublisher<>(THREADS, Flow.defaultBufferSize());

    void offer(Run.Progressed told) {
        if (publisher.hasSubscribers()) {
            try {
                publisher.offer(told, (subscriber, missed) -> false);
            } catch (IllegalStateException e) {
                // Closed meanwhile: the run is over, and nobody is told any more.
            }
        }
    }

    Flow.Publisher<Run.Progressed> publisher() {
        return publisher;
    }

    void close() {
        publisher.close();
    }
}
