/** Metrics of rankings, as trec_eval defines them. */
@NullMarked
package dev.aimos.examples.eval.metrics;

import org.jspecify.annotations.NullMarked;
