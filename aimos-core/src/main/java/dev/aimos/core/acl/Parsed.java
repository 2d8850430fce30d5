package dev.aimos.core.acl;

import dev.aimos.plan.Plan;

/**
 * A plan that was read.
 *
 * @param plan as far as it could be read
 * @param places where its elements stand
 */
public record Parsed(Plan plan, Places places) {}
