package dev.aimos.plan;

import dev.aimos.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be done: steps, what each needs of the others, who does them, and what they may use. A value: it says nothing of any
 * run. Whether it is sound (names, types, circles, budgets) is checked when it is read from ACL, and again before it is run.
 *
 * @param name letters, digits, {@code _} and {@code -}, beginning with a letter
 * @param description for people; may be empty
 * @param inputs what a run is given
 * @param results what a run gives back
 * @param roles who does the steps; the eight that ACL knows need not be declared
 * @param budget what a whole run may use
 * @param pools budgets that some steps share
 * @param timeout how long a whole run may take
 * @param amendment whether a run may change its remaining steps; not at all if empty
 * @param steps in the order they are written; the order they run in follows from what they need
 * @param plans the plans that steps call, and those that those call
 */
public record Plan(
        String name,
        String description,
        List<Input> inputs,
        List<Result> results,
        List<Role> roles,
        Budget budget,
        List<Pool> pools,
        Optional<Duration> timeout,
        Optional<Amendment> amendment,
        List<Step> steps,
        List<Plan> plans) {

    public Plan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        inputs = List.copyOf(inputs);
        results = List.copyOf(results);
        roles = List.copyOf(roles);
        Objects.requireNonNull(budget, "budget");
        pools = List.copyOf(pools);
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(amendment, "amendment");
        steps = List.copyOf(steps);
        plans = List.copyOf(plans);
    }

    /** A plan of steps, and nothing else said. */
    public static Plan of(String name, List<Step> steps) {
        return new Plan(
                name,
                "",
                List.of(),
                List.of(),
                List.of(),
                Budget.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                steps,
                List.of());
    }

    /** This plan with other steps. */
    public Plan withSteps(List<Step> value) {
        return new Plan(name, description, inputs, results, roles, budget, pools, timeout, amendment, value, plans);
    }

    /** The step of that name. */
    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.name().equals(id)).findFirst();
    }

    /**
     * Something a run is given.
     *
     * @param type of the value
     * @param fallback the value if none is given; without one, the input must be given
     */
    public record Input(String name, ValueType type, Optional<Json> fallback, String description) {
        public Input {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(fallback, "fallback");
            Objects.requireNonNull(description, "description");
        }
    }

    /**
     * Something a run gives back, computed when all steps are done.
     *
     * @param value over {@code inputs} and {@code steps}
     */
    public record Result(String name, ValueType type, Expression value) {
        public Result {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Who does steps: a name that a handler is registered for.
     *
     * @param kind what it is, for its handler to read, such as {@code llm}; may be empty
     * @param settings for its handler to read
     * @param breaker when to stop calling it for a while
     */
    public record Role(String name, String kind, Json.Obj settings, Optional<Breaker> breaker, String description) {
        public Role {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(settings, "settings");
            Objects.requireNonNull(breaker, "breaker");
            Objects.requireNonNull(description, "description");
        }
    }

    /**
     * A circuit breaker (Nygard, Release It!): after so many attempts of a role have failed in a row, further ones fail at once,
     * without being made, for a while; then one is let through to try. An attempt that gave outputs which a gate refused has not
     * failed for it.
     *
     * @param failures from 1 on
     * @param cooldown longer than zero
     */
    public record Breaker(int failures, Duration cooldown) {}

    /**
     * A budget that the steps naming it share.
     *
     * @param limit what all of them together may use
     * @param policy who goes first when not all fit, and what steps get that name no amount
     */
    public record Pool(String name, Budget limit, Policy policy) {
        public Pool {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(policy, "policy");
        }
    }

    /** How a pool is shared. */
    public enum Policy {
        /**
         * First come, first served; a step that names no amount gets an equal part of what is left, among those of the pool that
         * are not done.
         */
        FAIR,
        /**
         * Steps of higher priority first, and none is served while one of higher priority waits; a step that names no amount gets
         * all that is left.
         */
        PRIORITY
    }

    /**
     * The rule under which a run may replace its remaining steps by others that were proposed.
     *
     * @param condition must hold of the {@code change}: see {@code docs/acl.md}
     * @param approval what a person is asked besides
     */
    public record Amendment(Expression condition, Optional<Expression> approval) {
        public Amendment {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(approval, "approval");
        }
    }
}
