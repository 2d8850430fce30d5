package dev.aimos.lucene.catalog;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What a segment says of its documents in the present, pending cuts apart. Immutable. */
final class WrittenState {
    /** Up to this many documents are looked at one by one when valid time passes one of their bounds. */
    private static final int FEW = 4_096;

    private final @Nullable Bits current;
    private final int currentCount;
    private final int[] conditional;

    private WrittenState(@Nullable Bits current, int currentCount, int[] conditional) {
        this.current = current;
        this.currentCount = currentCount;
        this.conditional = conditional;
    }

    /** Reads it: cost in proportion to the documents that are bounded or were ever cut. */
    static WrittenState of(LeafReader reader) throws IOException {
        DocIdSetIterator gone = reader.getNumericDocValues(Fields.GONE);
        FixedBitSet kept = gone == null ? null : without(gone, reader);
        Bits current = kept == null ? reader.getLiveDocs() : kept.asReadOnlyBits();
        int count = kept == null ? reader.numDocs() : kept.cardinality();
        DocIdSetIterator bounded = reader.getNumericDocValues(Fields.BOUNDED);
        DocIdSetIterator cut = reader.getBinaryDocValues(Fields.OVERLAYS);
        if (bounded == null && cut == null) {
            return new WrittenState(current, count, new int[0]);
        }
        FixedBitSet conditional = new FixedBitSet(reader.maxDoc());
        mark(bounded, conditional);
        mark(cut, conditional);
        if (current != null) {
            current.applyMask(conditional, 0);
        }
        int[] documents = new int[conditional.cardinality()];
        conditional.intoArray(0, reader.maxDoc(), 0, documents);
        return new WrittenState(current, count, documents);
    }

    private static FixedBitSet without(DocIdSetIterator gone, LeafReader reader) throws IOException {
        FixedBitSet bits = new FixedBitSet(reader.maxDoc());
        mark(gone, bits);
        bits.flip(0, reader.maxDoc());
        Bits live = reader.getLiveDocs();
        if (live != null) {
            live.applyMask(bits, 0);
        }
        return bits;
    }

    private static void mark(@Nullable DocIdSetIterator documents, FixedBitSet marked) throws IOException {
        if (documents != null && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            documents.intoBitSet(marked.length(), marked, 0);
        }
    }

    /** Documents that readings of the present may meet; null for all. */
    @Nullable
    Bits current() {
        return current;
    }

    /** How many those are. */
    int currentCount() {
        return currentCount;
    }

    /**
     * Those of them of which only the clock can tell whether they are shown, ascending: their valid interval is bounded,
     * or was taken over in part.
     */
    int[] conditional() {
        return conditional;
    }

    /** Whether there are few enough of those to look at one by one. */
    boolean fewConditional() {
        return conditional.length <= FEW;
    }
}
