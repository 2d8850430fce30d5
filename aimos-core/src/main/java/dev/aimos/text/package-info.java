/** Ready-made ways to read text: analyzers, an estimate of tokens, and an embedder for tests. */
@NullMarked
package dev.aimos.text;

import org.jspecify.annotations.NullMarked;
