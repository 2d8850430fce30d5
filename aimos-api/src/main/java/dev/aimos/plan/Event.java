package dev.aimos.plan;

import dev.aimos.Json;
import dev.aimos.memory.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened in a run. Some come from outside (a handler has finished, a person has decided, time has passed): what
 * follows from them is computed, always in the same way, and recorded with them. So a run can be replayed.
 *
 * <p>Steps are named by their path: {@code name}, {@code name[2]} for an item of a FOR_EACH, {@code caller/name} for a step of a
 * called plan, {@code caller#2/name} if that is called for the second time, {@code name|other} for what is done in place of a step
 * that failed, {@code name~other} for what undoes it.
 */
public sealed interface Event {
    /** Whether it came from outside, and did not follow from what was before. */
    default boolean external() {
        return false;
    }

    /**
     * The run began.
     *
     * @param plan hash of the plan, SHA-256 of its canonical ACL
     * @param inputs with those that were not given at their defaults
     * @param reads what steps read the memory as of; empty for the moment each begins
     * @param parallel how many attempts may be under way at the same time
     * @param forkedFrom the run it goes on from, if it does
     */
    record Started(String plan, Json.Obj inputs, Optional<Basis> reads, int parallel, Optional<String> forkedFrom)
            implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /** A step that another run had completed was taken over from it. */
    record TakenOver(String step, Json.Obj outputs) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /** An attempt gave outputs. Not yet the step's: gates come first. */
    record Returned(String step, int attempt, Json.Obj outputs, Budget used) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /** An attempt failed by itself. */
    record Broke(String step, int attempt, Failure failure, Budget used) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /** A moment that something was waiting for has come. */
    record TimePassed(Instant due) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /** A person decided. */
    record Decided(String request, Decision decision) implements Event {
        public Decided {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(decision, "decision");
        }

        @Override
        public boolean external() {
            return true;
        }
    }

    /** Somebody asked for the run to stop. */
    record CancelRequested(String by, String reason) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /**
     * The run goes on after it was interrupted; attempts that were under way are made again.
     *
     * @param reads what steps read the memory as of from now on
     */
    record Resumed(Optional<Basis> reads) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /**
     * Another version of the plan was proposed.
     *
     * @param by the step; empty if it came from outside of the run
     * @param plan its hash
     */
    record Proposed(String by, String plan) implements Event {
        @Override
        public boolean external() {
            return true;
        }
    }

    /**
     * An attempt began.
     *
     * @param reserved what it may use
     * @param deadline when it will be stopped
     */
    record AttemptStarted(String step, int attempt, Budget reserved, Optional<Instant> deadline) implements Event {}

    /** A gate was held against the outputs of an attempt. */
    record GateChecked(String step, String gate, boolean passed, String reason) implements Event {}

    /** An attempt failed, and another will be made. */
    record RetryScheduled(String step, int failed, Failure failure, Instant at) implements Event {}

    /** A step of a FOR_EACH began: so many items. */
    record FannedOut(String step, int items) implements Event {}

    /** A step began to run another plan. */
    record Entered(String step, String plan, Json.Obj inputs) implements Event {}

    /** A step is done; its outputs can be read. */
    record Completed(String step, Json.Obj outputs) implements Event {}

    /** A step will not be done. */
    record Skipped(String step, String reason) implements Event {}

    /**
     * A step failed for good.
     *
     * @param then what follows, in a word: {@code abort}, {@code skip}, {@code fallback}, {@code escalate}
     */
    record StepFailed(String step, Failure failure, String then) implements Event {}

    /** A person is asked. */
    record DecisionAsked(Waiting waiting) implements Event {}

    /** A question is answered by no one: its time is over, or it is moot. */
    record DecisionClosed(String request, String reason) implements Event {}

    /** A circuit breaker opened, or let one through to try, or closed. */
    record BreakerChanged(String role, Breaker state, Optional<Instant> until) implements Event {
        /** States of a circuit breaker. */
        public enum Breaker {
            /** Attempts are made. */
            CLOSED,
            /** Attempts fail at once. */
            OPEN,
            /** One attempt is made, to see. */
            HALF_OPEN
        }
    }

    /** The proposed version of the plan is in force. */
    record Amended(String plan, List<String> added, List<String> removed, List<String> changed) implements Event {
        public Amended {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }
    }

    /** The proposed version of the plan was refused. */
    record AmendmentRefused(String plan, String reason) implements Event {}

    /** The run is to end as failed or cancelled; what is done is undone first. */
    record Unwinding(Failure failure, List<String> steps) implements Event {
        public Unwinding {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The run is over.
     *
     * @param status completed, failed or cancelled
     * @param results if it completed
     * @param failure if it did not
     */
    record Ended(RunStatus status, Json.Obj results, Optional<Failure> failure) implements Event {}
}
