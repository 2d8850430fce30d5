/**
 * The catalog on Lucene: one document per journal record about a key, in journal order.
 *
 * <p>Changes flow one way: {@code LuceneCatalog} takes them from the engine, {@code Projector} carries them to another
 * thread, {@code WritableIndex} writes them and, between transactions, makes a {@code View}. Questions are answered from a
 * view alone: {@code Leaf} knows which documents of a segment are shown at a moment, {@code TextSearch}, {@code KeyScan}
 * and {@code KeyLookup} find keys in it.
 */
@NullMarked
package dev.aimos.lucene.catalog;

import org.jspecify.annotations.NullMarked;
