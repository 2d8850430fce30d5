package dev.aimos.lucene.catalog;

import java.io.IOException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReader;

/**
 * What never changes about a segment: the range of its records and transactions, both ascending with the document number.
 * Thread-safe. Outlives the reader it was made from, so each question hands in one that is open.
 */
final class SegmentCore {
    private final long leastSeq;
    private final long greatestSeq;
    private final long leastTx;
    private final long greatestTx;
    private final TextLengths lengths = new TextLengths();
    private final TermRanks ranks = new TermRanks();

    SegmentCore(LeafReader reader) throws IOException {
        DocValuesSkipper seqs = skipper(reader, Fields.SEQ);
        leastSeq = seqs.minValue();
        greatestSeq = seqs.maxValue();
        DocValuesSkipper txs = skipper(reader, Fields.TX);
        leastTx = txs.minValue();
        greatestTx = txs.maxValue();
    }

    private static DocValuesSkipper skipper(LeafReader reader, String field) throws IOException {
        DocValuesSkipper skipper = reader.getDocValuesSkipper(field);
        if (skipper == null) {
            throw new IOException("the index segment " + reader + " has no field '" + field + "'");
        }
        return skipper;
    }

    /** Whether a record's number is in the range of the segment's. */
    boolean spans(long seq) {
        return leastSeq <= seq && seq <= greatestSeq;
    }

    /** How many documents, from the first on, belong to transactions up to one. */
    int documentsUpTo(LeafReader reader, long tx) throws IOException {
        if (tx >= greatestTx) {
            return reader.maxDoc();
        }
        if (tx < leastTx) {
            return 0;
        }
        int least = 0;
        int most = reader.maxDoc() - 1;
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (Stored.number(reader, Fields.TX, middle) <= tx) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    /** Transaction time of a document. */
    long recordedAt(LeafReader reader, int document) throws IOException {
        return Stored.number(reader, Fields.AT, document);
    }

    /** Lengths of the texts in the segment. */
    TextLengths lengths() {
        return lengths;
    }

    /** How often terms occur among the first documents of the segment. */
    TermRanks ranks() {
        return ranks;
    }
}
