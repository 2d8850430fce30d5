/**
 * The durable backend: a store in a directory, its index on Apache Lucene.
 *
 * <p>The journal is the memory; the index and the vectors are computed from it, and computed anew whenever they are missing,
 * damaged, of an older format, or made with another analyzer.
 */
@NullMarked
package dev.aimos.lucene;

import org.jspecify.annotations.NullMarked;
