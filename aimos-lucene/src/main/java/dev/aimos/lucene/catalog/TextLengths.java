package dev.aimos.lucene.catalog;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Number and total length of the texts of one field among the first documents of a segment. Thread-safe.
 *
 * <p>Cost: one pass over the segment's norms at the first question that does not concern all of it; from then on at the
 * most {@value #STRIDE} norms a question.
 */
final class TextLengths {
    /** A number of texts, and the number of terms in all of them. */
    record Sum(long texts, long terms) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(texts + other.texts, terms + other.terms);
        }
    }

    private static final int STRIDE = 4_096;

    private final String field;
    private volatile Sum @Nullable [] strides;

    TextLengths(String field) {
        this.field = field;
    }

    /** The sum over the documents before one. */
    Sum before(LeafReader reader, int document) throws IOException {
        if (document == reader.maxDoc()) {
            Terms terms = reader.terms(field);
            return terms == null ? Sum.NONE : new Sum(terms.getDocCount(), terms.getSumTotalTermFreq());
        }
        Sum[] sums = strides;
        if (sums == null) {
            sums = sums(reader);
            strides = sums;
        }
        int stride = document / STRIDE;
        return sums[stride].plus(sum(reader.getNormValues(field), stride * STRIDE, document));
    }

    private Sum[] sums(LeafReader reader) throws IOException {
        NumericDocValues norms = reader.getNormValues(field);
        Sum[] sums = new Sum[reader.maxDoc() / STRIDE + 1];
        sums[0] = Sum.NONE;
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1].plus(sum(norms, (i - 1) * STRIDE, i * STRIDE));
        }
        return sums;
    }

    private static Sum sum(@Nullable NumericDocValues norms, int from, int to) throws IOException {
        if (norms == null) {
            return Sum.NONE;
        }
        long texts = 0;
        long terms = 0;
        int document = norms.docID() < from ? norms.advance(from) : norms.docID();
        for (; document < to; document = norms.nextDoc()) {
            long length = norms.longValue();
            if (length > 0) {
                texts++;
                terms += length;
            }
        }
        return new Sum(texts, terms);
    }
}
