/**
 * What a run of a plan does next: a machine that is given what happened outside and says what follows. It knows no clock, no
 * thread and no journal, so the same happenings always have the same consequences.
 *
 * <p>{@link dev.aimos.core.plan.Machine} is the door. Not thread-safe.
 */
@NullMarked
package dev.aimos.core.plan;

import org.jspecify.annotations.NullMarked;
