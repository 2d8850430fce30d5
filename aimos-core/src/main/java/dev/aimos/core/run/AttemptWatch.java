package dev.aimos.core.run;

import dev.aimos.core.metrics.AttemptNames;
import dev.aimos.core.metrics.AttemptOutcome;
import dev.aimos.core.metrics.Observed;
import dev.aimos.core.metrics.Tag;
import dev.aimos.core.plan.Launched;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.StepFailure;
import org.jspecify.annotations.Nullable;

/** Watches one attempt, in the thread of its handler. */
final class AttemptWatch {
    private final Observed observed;

    private AttemptWatch(Observed observed) {
        this.observed = observed;
    }

    static AttemptWatch begin(LiveRun run, Launched launched) {
        return new AttemptWatch(run.observer()
                .attempt(new AttemptNames(
                        run.id(),
                        launched.plan().name(),
                        launched.path(),
                        launched.role().name(),
                        launched.attempt(),
                        run.caller().correlation())));
    }

    /**
     * The attempt is over.
     *
     * @param stopped how it was stopped; null if the run had not gone on without it
     * @param thrown what its handler threw
     */
    void end(Stimulus outcome, @Nullable AttemptOutcome stopped, @Nullable Throwable thrown) {
        Failure failure = outcome.events().get(0) instanceof Event.Broke broke ? broke.failure() : null;
        AttemptOutcome own = failure == null ? AttemptOutcome.RETURNED : AttemptOutcome.FAILED;
        observed.end(
                Tag.word(stopped == null ? own : stopped),
                failure == null ? null : failure.code(),
                thrown == null && failure != null ? refused(failure) : thrown);
    }

    /** Outputs that were not taken are an error that nobody threw. */
    private static Throwable refused(Failure failure) {
        return new StepFailure(failure.code(), failure.message(), failure.retryable());
    }
}
