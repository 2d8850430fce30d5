package dev.aimos.core.run;

import dev.aimos.core.metrics.AttemptOutcome;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.StepOutcome;
import dev.aimos.core.plan.Turn;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;

/** Counts what happens in a run, when it is durable. */
final class RunMeasures {
    private static final String TIMEOUT = "timeout";

    private final Recorder recorder;

    RunMeasures(Recorder recorder) {
        this.recorder = recorder;
    }

    void happened(Turn turn) {
        if (recorder.on()) {
            turn.events().forEach(this::count);
        }
    }

    private void count(Event event) {
        switch (event) {
            case Event.Returned e -> recorder.count(Metric.ATTEMPTS, AttemptOutcome.RETURNED, 1);
            case Event.Broke e -> recorder.count(Metric.ATTEMPTS, AttemptOutcome.FAILED, 1);
            case Event.RetryScheduled e -> recorder.count(Metric.RETRIES, 1);
            case Event.Completed e -> recorder.count(Metric.STEPS, StepOutcome.COMPLETED, 1);
            case Event.TakenOver e -> recorder.count(Metric.STEPS, StepOutcome.TAKEN_OVER, 1);
            case Event.Skipped e -> recorder.count(Metric.STEPS, StepOutcome.SKIPPED, 1);
            case Event.StepFailed e -> recorder.count(Metric.STEPS, StepOutcome.FAILED, 1);
            case Event.Ended e -> recorder.count(Metric.RUNS_ENDED, e.status(), 1);
            default -> {}
        }
    }

    /** How an attempt that was under way ended when a turn stopped it. */
    static AttemptOutcome stopped(Turn turn, String path) {
        return late(turn, path) ? AttemptOutcome.TIMED_OUT : AttemptOutcome.STOPPED;
    }

    /** An attempt that was under way was stopped. */
    void stopped(AttemptOutcome outcome) {
        recorder.count(Metric.ATTEMPTS, outcome, 1);
    }

    private static boolean late(Turn turn, String path) {
        for (Event event : turn.events()) {
            boolean late = switch (event) {
                case Event.RetryScheduled retry -> late(retry.step(), retry.failure(), path);
                case Event.StepFailed failed -> late(failed.step(), failed.failure(), path);
                default -> false;
            };
            if (late) {
                return true;
            }
        }
        return false;
    }

    private static boolean late(String step, Failure failure, String path) {
        return step.equals(path) && failure.code().equals(TIMEOUT);
    }
}
