/**
 * Retrieval over any backend: lexical and vector channels, in each of which levels vote for each other, and their fusion.
 */
@NullMarked
package dev.aimos.core.retrieve;

import org.jspecify.annotations.NullMarked;
