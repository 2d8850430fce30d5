package dev.aimos.plan;

import dev.aimos.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run in full.
 *
 * @param summary in a line
 * @param plan the plan as it is now
 * @param inputs what it was given
 * @param results what it gives back; empty before it completed
 * @param steps every step that began, will begin or was skipped, in the order of the plan; items and steps of called plans after
 *     the step they belong to
 * @param waiting open questions
 * @param budgets the run's and its pools'
 * @param events how many events there are
 */
public record RunView(
        RunSummary summary,
        Plan plan,
        Json.Obj inputs,
        Json.Obj results,
        List<StepView> steps,
        List<Waiting> waiting,
        List<BudgetView> budgets,
        long events) {
    public RunView {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(results, "results");
        steps = List.copyOf(steps);
        waiting = List.copyOf(waiting);
        budgets = List.copyOf(budgets);
    }

    /** The step with that path. */
    public Optional<StepView> step(String path) {
        return steps.stream().filter(step -> step.path().equals(path)).findFirst();
    }

    /**
     * How a step stands.
     *
     * @param path its path
     * @param state how it stands
     * @param attempts how many were begun
     * @param startedAt when the first attempt began
     * @param endedAt when it was completed, skipped or failed for good
     * @param outputs if it is completed
     * @param used by all attempts
     * @param failure of its last attempt, if that failed
     * @param note why it was skipped, or what it waits for; may be empty
     */
    public record StepView(
            String path,
            StepState state,
            int attempts,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Json.Obj outputs,
            Budget used,
            Optional<Failure> failure,
            String note) {}

    /** How a step stands. */
    public enum StepState {
        /** It waits for other steps, or only begins when it is needed. */
        PENDING,
        /** It waits for its budget. */
        QUEUED,
        /** It waits for a person. */
        WAITING,
        /** An attempt is under way, or items or steps of the called plan are. */
        RUNNING,
        /** An attempt failed; the next is due later. */
        RETRYING,
        /** Done. */
        COMPLETED,
        /** Will not be done. */
        SKIPPED,
        /** Failed for good. */
        FAILED,
        /** Stopped with the run. */
        CANCELLED
    }

    /**
     * How a budget stands. What an attempt that a crash interrupted had reserved counts as used: whether it was cannot be known.
     *
     * @param name of the pool; empty for the run's own
     */
    public record BudgetView(String name, Budget limit, Budget used, Budget reserved) {}
}
