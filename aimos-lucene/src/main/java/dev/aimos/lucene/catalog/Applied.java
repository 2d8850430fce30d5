package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Micros;

/**
 * How far an index has come.
 *
 * @param tx last transaction it holds, complete; 0 if none
 * @param at its transaction time, in {@link Micros}
 * @param nextSeq number of the record after its last
 */
record Applied(long tx, long at, long nextSeq) {
    /** An empty index. */
    static final Applied NOTHING = new Applied(0, Micros.BEGINNING, 0);
}
