/**
 * The catalogs on Lucene, of words and of vectors: for each journal record about a key one document a node of its text, in
 * journal order.
 *
 * <p>Changes flow one way: {@code LuceneCatalog} takes them from the engine, {@code Projector} carries them to another
 * thread, {@code WritableIndex} writes them and, between transactions, makes a {@code View}. Questions are answered from a
 * view alone: {@code Leaf} knows which documents of a segment are shown at a moment, {@code TextSearch} and
 * {@code VectorSearch} find nodes in it, {@code KeyScan} and {@code KeyLookup} keys.
 */
@NullMarked
package dev.aimos.lucene.catalog;

import org.jspecify.annotations.NullMarked;
