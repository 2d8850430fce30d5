package dev.aimos.plan;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs to list. Immutable.
 *
 * @param statuses how they stand
 * @param plan the name of their plan
 * @param asOf as they were known at a moment; at an earlier one than now, those that were under way then count as interrupted
 * @param limit how many at the most, the latest first
 */
public record RunQuery(Set<RunStatus> statuses, Optional<String> plan, AsOf asOf, int limit) {
    public RunQuery {
        statuses = Set.copyOf(statuses);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(asOf, "asOf");
        if (limit < 1) {
            throw new AimosException.InvalidRequest("limit-out-of-range", "a limit is at least 1, but is " + limit);
        }
    }

    /** All runs, the latest hundred. */
    public static RunQuery all() {
        return new RunQuery(EnumSet.allOf(RunStatus.class), Optional.empty(), AsOf.now(), 100);
    }

    /** This, of some statuses only. */
    public RunQuery status(RunStatus first, RunStatus... more) {
        return new RunQuery(EnumSet.of(first, more), plan, asOf, limit);
    }

    /** This, of one plan only. */
    public RunQuery plan(String name) {
        return new RunQuery(statuses, Optional.of(name), asOf, limit);
    }

    /** This, as known at a moment. */
    public RunQuery asOf(AsOf value) {
        return new RunQuery(statuses, plan, value, limit);
    }

    /** This, with so many at the most. */
    public RunQuery limit(int value) {
        return new RunQuery(statuses, plan, asOf, value);
    }
}
