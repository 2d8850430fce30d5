package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The documents of a segment that readings of the present meet over a stretch of valid time.
 *
 * @param from first instant of the stretch
 * @param last its last instant
 * @param bits the documents
 */
record PresentBits(long from, long last, Bits bits) {

    /** Looks at each of the documents that only the clock can tell about. */
    static PresentBits of(Leaf leaf, Moment present, int[] conditional) throws IOException {
        FixedBitSet bits = leaf.copyOfCurrent();
        FixedBitSet asked = new FixedBitSet(bits.length());
        for (int document : conditional) {
            asked.set(document);
        }
        for (int i = 0; i < leaf.cuts().size(); i++) {
            asked.set(leaf.cuts().document(i));
        }
        asked.and(bits);
        Window window = new Window(present.validAt());
        LeafCheck check = new LeafCheck(leaf, present);
        LeafOverlays overlays = new LeafOverlays(leaf);
        NumericDocValues froms = leaf.reader().getNumericDocValues(Fields.FROM);
        NumericDocValues tos = leaf.reader().getNumericDocValues(Fields.TO);
        for (int document = next(asked, 0);
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = next(asked, document + 1)) {
            if (!check.shows(document)) {
                bits.clear(document);
            }
            if (froms.advanceExact(document) && tos.advanceExact(document)) {
                window.bound(froms.longValue());
                window.bound(tos.longValue());
            }
            BytesRef taken = overlays.of(document);
            if (taken != null) {
                OverlayBytes.bounds(taken, window);
            }
        }
        return new PresentBits(window.from(), window.last(), bits.asReadOnlyBits());
    }

    private static int next(FixedBitSet bits, int from) {
        return from < bits.length() ? bits.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
    }

    /** Whether they are the documents at an instant too. */
    boolean holdAt(long validAt) {
        return from <= validAt && validAt <= last;
    }
}
