package dev.aimos.lucene.catalog;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What was taken over from the documents of a segment, in the index or pending. Not thread-safe. */
final class LeafOverlays {
    private final LeafCuts pending;
    private final @Nullable BinaryDocValues written;

    LeafOverlays(Leaf leaf) throws IOException {
        pending = leaf.cuts();
        written = leaf.reader().getBinaryDocValues(Fields.OVERLAYS);
    }

    /** The overlays of a document, valid until the next call; null if none. Documents come in ascending order. */
    @Nullable
    BytesRef of(int document) throws IOException {
        int cut = pending.indexOf(document);
        if (cut >= 0) {
            return pending.overlays(cut);
        }
        return written != null && written.advanceExact(document) ? written.binaryValue() : null;
    }
}
