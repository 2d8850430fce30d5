/** The metrics, their page, the dashboard and the alert rules, held to one another. */
@NullMarked
package dev.aimos.examples.metrics;

import org.jspecify.annotations.NullMarked;
