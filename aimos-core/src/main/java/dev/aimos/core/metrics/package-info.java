/**
 * What a store measures of itself: the catalogue of metrics, and who records them. Every value of every tag is the name of an
 * enumeration's constant, so that nothing a caller gives can become one. {@code docs/metrics.md} is made from the catalogue.
 */
@NullMarked
package dev.aimos.core.metrics;

import org.jspecify.annotations.NullMarked;
