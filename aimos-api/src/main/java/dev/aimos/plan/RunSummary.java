package dev.aimos.plan;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A run in a line.
 *
 * @param run its id
 * @param plan the plan's name
 * @param planHash SHA-256 of the canonical ACL of the plan it began with, in hexadecimal
 * @param status how it stands
 * @param startedAt when it began
 * @param endedAt when it was over
 * @param forkedFrom the run it goes on from
 * @param failure why it failed
 * @param waiting how many questions are open
 */
public record RunSummary(
        String run,
        String plan,
        String planHash,
        RunStatus status,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> forkedFrom,
        Optional<Failure> failure,
        int waiting) {
    public RunSummary {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(planHash, "planHash");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(forkedFrom, "forkedFrom");
        Objects.requireNonNull(failure, "failure");
    }
}
