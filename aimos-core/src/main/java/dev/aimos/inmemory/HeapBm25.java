package dev.aimos.inmemory;

import dev.aimos.inmemory.HeapCatalog.Posting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * BM25 by its formula: Robertson and Zaragoza, <i>The Probabilistic Relevance Framework: BM25 and Beyond</i> (2009), with
 * the always positive inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
final class HeapBm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private record Weight(int occurrences, double idf) {}

    private final Map<String, Weight> weights = new TreeMap<>();
    private final double averageLength;
    private final double most;

    /**
     * @param query the query's terms, with repetitions
     * @param collection all versions that count for the statistics
     */
    HeapBm25(List<String> query, List<Posting> collection) {
        averageLength = collection.stream().mapToInt(Posting::length).average().orElse(1);
        Map<String, Integer> occurrences = new TreeMap<>();
        query.forEach(term -> occurrences.merge(term, 1, Integer::sum));
        double sum = 0;
        for (Map.Entry<String, Integer> term : occurrences.entrySet()) {
            long n = collection.stream()
                    .filter(posting -> posting.terms().containsKey(term.getKey()))
                    .count();
            double idf = Math.log(1 + (collection.size() - n + 0.5) / (n + 0.5));
            weights.put(term.getKey(), new Weight(term.getValue(), idf));
            sum += term.getValue() * idf;
        }
        most = sum;
    }

    /** Share of the greatest score any text could reach, from 0 to 1. */
    double score(Posting posting) {
        double score = 0;
        for (Map.Entry<String, Weight> term : weights.entrySet()) {
            Integer frequency = posting.terms().get(term.getKey());
            if (frequency != null) {
                double length = 1 - B + B * posting.length() / averageLength;
                Weight weight = term.getValue();
                score += weight.occurrences() * weight.idf() * frequency / (frequency + K1 * length);
            }
        }
        return most == 0 ? 0 : score / most;
    }
}
