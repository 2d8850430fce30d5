package dev.aimos.lucene.catalog;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * BM25 with k1 = 1.2 and b = 0.75 over exact text lengths. The weight of a term (its inverse document frequency times its
 * count in the query) comes in as the query's boost, so Lucene's own statistics are not asked.
 *
 * <p>The score of a term is weight - weight / (1 + frequency / (k1 (1 - b + b length / average))), computed in double
 * precision and rounded to a float: in this form it never falls with the frequency nor rises with the length.
 */
final class Bm25 extends Similarity {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** Indexes lengths; scores nothing. */
    static final Bm25 FOR_INDEXING = new Bm25(1);

    private final double average;
    private final double[] known = new double[512];

    /** Scores with an average text length. */
    Bm25(double average) {
        this.average = average;
        for (int length = 0; length < known.length; length++) {
            known[length] = inverse(length);
        }
    }

    /** Inverse document frequency. */
    static double idf(long texts, long withTerm) {
        return Math.log(1 + (texts - withTerm + 0.5) / (withTerm + 0.5));
    }

    @Override
    public long computeNorm(FieldInvertState state) {
        return state.getLength();
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new Scorer(boost);
    }

    private double inverse(long length) {
        return 1 / (K1 * (1 - B + B * length / average));
    }

    private final class Scorer extends SimScorer {
        private final double weight;

        Scorer(double weight) {
            this.weight = weight;
        }

        @Override
        public float score(float frequency, long length) {
            double inverse = length >= 0 && length < known.length ? known[(int) length] : inverse(length);
            return (float) (weight - weight / (1 + frequency * inverse));
        }

        @Override
        public BulkSimScorer asBulkSimScorer() {
            return (size, frequencies, lengths, scores) -> {
                for (int i = 0; i < size; i++) {
                    scores[i] = score(frequencies[i], lengths[i]);
                }
            };
        }
    }
}
