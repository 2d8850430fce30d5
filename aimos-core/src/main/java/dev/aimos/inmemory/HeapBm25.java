package dev.aimos.inmemory;

import dev.aimos.core.catalog.Words;
import dev.aimos.index.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * BM25 by its formula: Robertson and Zaragoza, <i>The Probabilistic Relevance Framework: BM25 and Beyond</i> (2009), with
 * the always positive inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
final class HeapBm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private record Weight(int occurrences, double idf) {}

    private final Words words;
    private final Map<String, Weight> weights = new TreeMap<>();
    private final double averageLength;
    private final double most;

    /**
     * @param words what is looked for
     * @param collection all texts that count for the statistics, none of them empty
     */
    HeapBm25(Words words, List<List<String>> collection) {
        this.words = words;
        averageLength = collection.stream().mapToInt(List::size).average().orElse(1);
        List<Set<String>> distinct = new ArrayList<>();
        collection.forEach(text -> distinct.add(new HashSet<>(text)));
        Map<String, Integer> occurrences = new TreeMap<>();
        words.terms().forEach(term -> occurrences.merge(term, 1, Integer::sum));
        double sum = 0;
        for (Map.Entry<String, Integer> term : occurrences.entrySet()) {
            long n = distinct.stream()
                    .filter(text -> text.contains(term.getKey()))
                    .count();
            double idf = Math.log(1 + (collection.size() - n + 0.5) / (n + 0.5));
            weights.put(term.getKey(), new Weight(term.getValue(), idf));
            sum += term.getValue() * idf;
        }
        most = sum;
    }

    /** Share of the greatest score any text could reach, from 0 to 1; 0 if the text is no match. */
    double score(List<String> text) {
        if (most == 0 || !matches(text)) {
            return 0;
        }
        double score = 0;
        for (String term : weights.keySet()) {
            score += score(term, text);
        }
        return score / most;
    }

    private boolean matches(List<String> text) {
        return switch (words.match()) {
            case ANY_WORD -> true;
            case ALL_WORDS -> new HashSet<>(text).containsAll(words.terms());
            case PHRASE -> Collections.indexOfSubList(text, words.terms()) >= 0;
        };
    }

    private double score(String term, List<String> text) {
        int frequency = Collections.frequency(text, term);
        Weight weight = weights.get(term);
        if (frequency == 0 || weight == null) {
            return 0;
        }
        double length = 1 - B + B * text.size() / averageLength;
        return weight.occurrences() * weight.idf() * frequency / (frequency + K1 * length);
    }

    /** What each term weighs. */
    Map<String, Double> weights() {
        Map<String, Double> all = new TreeMap<>();
        weights.forEach((term, weight) -> all.put(term, weight.occurrences() * weight.idf()));
        return all;
    }

    /** Where the score of a text comes from. */
    Explanation explain(List<String> text) {
        List<Explanation> details = new ArrayList<>();
        weights.forEach((term, weight) -> details.add(Explanation.of(
                score(term, text),
                "'" + term + "', " + weight.occurrences() + " times in the query: weight "
                        + weight.occurrences() * weight.idf())));
        return new Explanation(score(text), "BM25, as a share of the greatest reachable, " + most, details);
    }
}
