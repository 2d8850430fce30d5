/**
 * Re-rankers: what puts the candidates of a search into another order. {@link dev.aimos.core.rerank.Rerankers} is the
 * door.
 */
@NullMarked
package dev.aimos.core.rerank;

import org.jspecify.annotations.NullMarked;
