/**
 * Runs under way: they call handlers, hand what comes of it to the {@linkplain dev.aimos.core.plan.Machine machine}, and do what it
 * says once that is in the {@linkplain dev.aimos.core.run.Ledger journal}.
 *
 * <p>{@link dev.aimos.core.run.RunPlans} is the door.
 */
@NullMarked
package dev.aimos.core.run;

import org.jspecify.annotations.NullMarked;
