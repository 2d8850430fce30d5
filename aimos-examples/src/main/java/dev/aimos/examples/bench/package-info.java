/** Benchmarks that print their figures beside the plain alternative, measured in the same run. */
@NullMarked
package dev.aimos.examples.bench;

import org.jspecify.annotations.NullMarked;
