package dev.aimos.core.metrics;

import java.util.Optional;

/**
 * What an attempt of a step is known by.
 *
 * @param run id of the run
 * @param plan name of the plan
 * @param step path of the step
 * @param role name of the role
 * @param attempt its number, from 1
 * @param correlation of who started or resumed the run
 */
public record AttemptNames(
        String run, String plan, String step, String role, int attempt, Optional<String> correlation) {}
