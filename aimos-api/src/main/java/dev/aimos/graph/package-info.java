/**
 * SEG, the evidence graph: what supports what, what contradicts it, since when, and why it is believed.
 *
 * <p>The graph holds {@linkplain dev.aimos.graph.Item items}: {@linkplain dev.aimos.graph.Entity entities}, {@linkplain
 * dev.aimos.graph.Claim claims} about them, {@linkplain dev.aimos.graph.Evidence evidence} quoted from the memory,
 * {@linkplain dev.aimos.graph.Source sources}, {@linkplain dev.aimos.graph.Relation relations} between all these, {@linkplain
 * dev.aimos.graph.Predicate predicates} with their properties, and {@linkplain dev.aimos.graph.Resolution resolutions} of
 * contradictions. Items say what; {@linkplain dev.aimos.graph.Held when} they hold is kept on the same two time axes as the
 * memory, so every question can be asked as of any moment.
 *
 * <p>Implemented by callers: {@link dev.aimos.graph.Extractor} and {@link dev.aimos.graph.StanceJudge}. Each must be
 * thread-safe and deterministic.
 */
@NullMarked
package dev.aimos.graph;

import org.jspecify.annotations.NullMarked;
