@NullMarked
package dev.aimos.examples.eval.metrics;

import org.jspecify.annotations.NullMarked;
