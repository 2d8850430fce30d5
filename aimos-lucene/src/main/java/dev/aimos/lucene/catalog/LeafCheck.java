package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Tells of documents of one segment, asked about in ascending order, whether their records are shown at a moment. What
 * cannot matter in this segment at this moment is not read. Not thread-safe.
 */
final class LeafCheck {
    private final long tx;
    private final long validAt;
    private final int end;
    private final @Nullable NumericDocValues retractions;
    private final @Nullable NumericDocValues bounded;
    private final @Nullable NumericDocValues froms;
    private final @Nullable NumericDocValues tos;
    private final LeafOverlays overlays;

    LeafCheck(Leaf leaf, Moment moment) throws IOException {
        this.tx = moment.tx();
        this.validAt = moment.validAt();
        this.end = leaf.documentsUpTo(tx);
        this.retractions = leaf.reader().getNumericDocValues(Fields.RETRACTION);
        // Unless marked as bounded, an entry is valid from its transaction time or earlier, for ever.
        boolean onlyBounded = end == 0 || leaf.recordedAt(end - 1) <= validAt;
        this.bounded = onlyBounded ? leaf.reader().getNumericDocValues(Fields.BOUNDED) : null;
        boolean asksInterval = !onlyBounded || bounded != null;
        this.froms = asksInterval ? leaf.reader().getNumericDocValues(Fields.FROM) : null;
        this.tos = asksInterval ? leaf.reader().getNumericDocValues(Fields.TO) : null;
        this.overlays = new LeafOverlays(leaf);
    }

    /** The documents recorded by the moment's transaction are those before this one. */
    int end() {
        return end;
    }

    /** Whether a document is an atom that is shown. */
    boolean shows(int document) throws IOException {
        return (retractions == null || !retractions.advanceExact(document)) && covers(document);
    }

    /** Whether a document, be it a retraction, is the last that speaks about the moment. */
    boolean covers(int document) throws IOException {
        return document < end
                && (froms == null || tos == null || inInterval(document, froms, tos))
                && !hidden(document);
    }

    private boolean inInterval(int document, NumericDocValues froms, NumericDocValues tos) throws IOException {
        if (bounded != null && !bounded.advanceExact(document)) {
            return true;
        }
        return froms.advanceExact(document)
                && froms.longValue() <= validAt
                && tos.advanceExact(document)
                && validAt < tos.longValue();
    }

    private boolean hidden(int document) throws IOException {
        BytesRef taken = overlays.of(document);
        return taken != null && OverlayBytes.hide(taken, tx, validAt);
    }

    /** The check as the second phase of a Lucene iterator. */
    TwoPhaseIterator asTwoPhase() {
        DocIdSetIterator recorded = DocIdSetIterator.range(0, end);
        return new TwoPhaseIterator(recorded) {
            @Override
            public boolean matches() throws IOException {
                return shows(recorded.docID());
            }

            @Override
            public float matchCost() {
                return 20;
            }
        };
    }
}
