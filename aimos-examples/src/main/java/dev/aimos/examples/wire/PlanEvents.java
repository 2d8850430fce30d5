package dev.aimos.examples.wire;

import dev.aimos.memory.Basis;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of runs in words, not yet made printable. */
public final class PlanEvents {
    private PlanEvents() {}

    /** The step it is about; empty if it is about the run. */
    public static String step(Event event) {
        return switch (event) {
            case Event.TakenOver it -> it.step();
            case Event.Returned it -> it.step();
            case Event.Broke it -> it.step();
            case Event.AttemptStarted it -> it.step();
            case Event.GateChecked it -> it.step();
            case Event.RetryScheduled it -> it.step();
            case Event.FannedOut it -> it.step();
            case Event.Entered it -> it.step();
            case Event.Completed it -> it.step();
            case Event.Skipped it -> it.step();
            case Event.StepFailed it -> it.step();
            case Event.Proposed it -> it.by();
            default -> "";
        };
    }

    /** What happened. */
    public static String what(Event event) {
        return switch (event) {
            case Event.Started it ->
                "began" + from(it.forkedFrom())
                        + it.reads().map(PlanEvents::reads).orElse("");
            case Event.TakenOver it -> "taken over";
            case Event.Returned it -> "attempt " + it.attempt() + " gave outputs" + used(Amounts.used(it.used()));
            case Event.Broke it ->
                "attempt " + it.attempt() + " failed: " + failure(it.failure()) + used(Amounts.used(it.used()));
            case Event.TimePassed it -> "it was time for what was due at " + time(it.due());
            case Event.Decided it ->
                it.decision().by() + " decided about " + it.request() + ": "
                        + Shapes.lower(it.decision().choice())
                        + note(it.decision().note());
            case Event.CancelRequested it -> it.by() + " asked for it to stop" + note(it.reason());
            case Event.Resumed it ->
                "goes on after an interruption"
                        + it.reads().map(PlanEvents::reads).orElse("");
            case Event.Proposed it -> "another version of the plan was proposed";
            case Event.AttemptStarted it ->
                "attempt " + it.attempt() + " began"
                        + (Amounts.used(it.reserved()).isEmpty() ? "" : ", may use " + Amounts.used(it.reserved()))
                        + it.deadline().map(at -> ", until " + time(at)).orElse("");
            case Event.GateChecked it ->
                "gate" + (it.gate().isEmpty() ? "" : " " + it.gate()) + (it.passed() ? " passed" : " did not pass")
                        + note(it.reason());
            case Event.RetryScheduled it ->
                "attempt " + it.failed() + " failed: " + failure(it.failure()) + "; the next is due at "
                        + time(it.at());
            case Event.FannedOut it -> Describe.count(it.items(), "item");
            case Event.Entered it -> "entered the plan " + it.plan();
            case Event.Completed it -> "completed";
            case Event.Skipped it -> "skipped" + note(it.reason());
            case Event.StepFailed it -> "failed: " + failure(it.failure()) + "; then " + it.then();
            case Event.DecisionAsked it ->
                "waits for an answer to " + it.waiting().request()
                        + note(it.waiting().message());
            case Event.DecisionClosed it -> "no answer to " + it.request() + " is needed any more" + note(it.reason());
            case Event.BreakerChanged it ->
                "the breaker of " + it.role() + " is "
                        + Shapes.lower(it.state()).replace('_', ' ')
                        + it.until().map(at -> " until " + time(at)).orElse("");
            case Event.Amended it ->
                "the plan was changed" + names("added", it.added()) + names("removed", it.removed())
                        + names("changed", it.changed());
            case Event.AmendmentRefused it -> "the plan was not changed" + note(it.reason());
            case Event.Unwinding it -> "ends: " + failure(it.failure()) + names("to undo", it.steps());
            case Event.Ended it -> ended(it.status(), it.failure());
        };
    }

    /** How a run is over, or stands. */
    public static String ended(RunStatus status, Optional<Failure> failure) {
        return failure.map(why ->
                        status == RunStatus.CANCELLED ? why.message() : Shapes.lower(status) + ": " + failure(why))
                .orElse(Shapes.lower(status));
    }

    /** Why something failed, and the code of it. */
    public static String failure(Failure failure) {
        return failure.message() + " [" + failure.code() + "]";
    }

    private static String reads(Basis basis) {
        return ", reading as of transaction " + basis.tx() + " what was true at " + time(basis.validAt());
    }

    private static String from(Optional<String> run) {
        return run.map(id -> " from " + id).orElse("");
    }

    private static String used(String used) {
        return used.isEmpty() ? "" : ", used " + used;
    }

    private static String note(String note) {
        return note.isEmpty() ? "" : ": " + note;
    }

    private static String names(String what, List<String> names) {
        return names.isEmpty() ? "" : "; " + what + ": " + String.join(", ", names);
    }

    private static String time(Instant at) {
        return Times.shown(at);
    }
}
