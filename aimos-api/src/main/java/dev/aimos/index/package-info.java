/**
 * HHNI, the hierarchical index: finds what the memory holds, now and as of any earlier moment.
 *
 * <p>Each text is cut into {@linkplain dev.aimos.index.Level documents, sections, paragraphs and sentences}, by its media
 * type; each such {@linkplain dev.aimos.index.Node node} has an {@linkplain dev.aimos.index.Address address}, and an {@linkplain
 * dev.aimos.index.Outline outline} shows how they nest. A {@linkplain dev.aimos.index.Query query} asks for the nodes of one
 * level, by words and, if the store has an {@linkplain dev.aimos.index.Embedder embedder}, by meaning. A {@linkplain
 * dev.aimos.index.Context context} is what a model should read about a query, under a budget of tokens.
 *
 * <p>Implemented by callers: {@link dev.aimos.index.Embedder}, {@link dev.aimos.index.Analyzer}, {@link
 * dev.aimos.index.TokenCounter} and {@link dev.aimos.index.Reranker}. Each must be thread-safe and deterministic.
 */
@NullMarked
package dev.aimos.index;

import org.jspecify.annotations.NullMarked;
