/**
 * APOE, plans that survive: what a plan is, and the runs of plans.
 *
 * <p>A {@linkplain dev.aimos.plan.Plan plan} is a graph of {@linkplain dev.aimos.plan.Step steps}, read from ACL or YAML or
 * built by a program. {@linkplain dev.aimos.plan.Plans Running} one writes every event to the store's journal before it takes
 * effect, so that a run goes on after a crash where it was: no finished step runs again, and what a step wrote into the memory is
 * there with its completion or not at all.
 *
 * <p>Implemented by callers: {@link dev.aimos.plan.Handler}, the function that does a step's work.
 */
@NullMarked
package dev.aimos.plan;

import org.jspecify.annotations.NullMarked;
