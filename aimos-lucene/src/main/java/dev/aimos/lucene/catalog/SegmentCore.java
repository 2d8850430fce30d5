package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a segment: the range of its records and transactions, both ascending with the document number.
 * Thread-safe. Outlives the reader it was made from, so each question hands in one that is open.
 */
final class SegmentCore {
    private static final int MOMENTS = 4;

    private final long leastSeq;
    private final long greatestSeq;
    private final long leastTx;
    private final long greatestTx;
    private final Map<String, TextLengths> lengths = new ConcurrentHashMap<>();
    private final TermRanks ranks = new TermRanks();
    private final Map<Moment, Bits> past = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable FixedBitSet singles;
    private volatile @Nullable UpTo last;

    /** How many documents belong to transactions up to one. */
    private record UpTo(long tx, int documents) {}

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
        // Readings of the past ask about the same transaction again and again.
        UpTo known = last;
        if (known == null || known.tx != tx) {
            known = new UpTo(tx, search(reader, tx));
            last = known;
        }
        return known.documents;
    }

    private static int search(LeafReader reader, long tx) throws IOException {
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

    /** Computes what is shown at a moment. */
    interface ShownAt {
        Bits compute(Moment moment) throws IOException;
    }

    /**
     * Documents shown at a moment of the past, deleted ones included: nothing that is recorded later changes them.
     */
    Bits shownAt(Moment moment, ShownAt compute) throws IOException {
        synchronized (past) {
            Bits known = past.get(moment);
            if (known != null) {
                return known;
            }
        }
        Bits computed = compute.compute(moment);
        synchronized (past) {
            past.put(moment, computed);
            if (past.size() > MOMENTS) {
                past.remove(past.keySet().iterator().next());
            }
        }
        return computed;
    }

    /** The paragraphs that are one sentence, as documents of a vector index. */
    SegmentBits singles(LeafReader reader) throws IOException {
        FixedBitSet known = singles;
        if (known == null) {
            known = new FixedBitSet(reader.maxDoc());
            PostingsEnum documents = reader.postings(new Term(Fields.ROLE, Fields.SINGLE), PostingsEnum.NONE);
            if (documents != null && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                documents.intoBitSet(known.length(), known, 0);
            }
            singles = known;
        }
        FixedBitSet all = known;
        return (segment, others) -> {
            if (others == null) {
                return all.asReadOnlyBits();
            }
            FixedBitSet both = all.clone();
            others.applyMask(both, 0);
            return both.asReadOnlyBits();
        };
    }

    /** Lengths of the texts of a field in the segment. */
    TextLengths lengths(String field) {
        return lengths.computeIfAbsent(field, TextLengths::new);
    }

    /** How often terms occur among the first documents of the segment. */
    TermRanks ranks() {
        return ranks;
    }
}
