/**
 * What a store tells a Micrometer {@link io.micrometer.observation.ObservationRegistry}: each call of a verb, and each attempt of
 * a step of a plan, as one observation. {@link dev.aimos.observation.AimosObservation} documents them; a {@link
 * io.micrometer.observation.GlobalObservationConvention} for {@link dev.aimos.observation.CallContext} or {@link
 * dev.aimos.observation.AttemptContext} gives them other names and keys. {@code docs/metrics.md} has the table.
 */
@NullMarked
package dev.aimos.observation;

import org.jspecify.annotations.NullMarked;
