package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.OptionalLong;

/**
 * An attempt to be made.
 *
 * @param path the step's
 * @param attempt its number, from 1
 * @param plan the plan the step is of
 * @param step the step
 * @param role the role, as declared or bare
 * @param inputs its values
 * @param instruction what the step is told; may be empty
 * @param reserved what it may use
 * @param startedAt when it began, in microseconds
 * @param deadline when it is to be stopped, in microseconds
 */
public record Launched(
        String path,
        int attempt,
        Plan plan,
        Step step,
        Plan.Role role,
        Json.Obj inputs,
        String instruction,
        Budget reserved,
        long startedAt,
        OptionalLong deadline) {}
