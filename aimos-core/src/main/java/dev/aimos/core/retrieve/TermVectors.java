package dev.aimos.core.retrieve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Texts as vectors of their terms, each term weighted by (1 + ln frequency) times its inverse document frequency among these
 * texts, brought to length 1 (Salton and Buckley, 1988). Immutable.
 */
public final class TermVectors {
    private final List<Map<String, Double>> vectors = new ArrayList<>();

    /** The vectors of some texts, each given by its terms. */
    public TermVectors(List<List<String>> texts) {
        Map<String, Integer> documents = new HashMap<>();
        texts.forEach(text -> new HashSet<>(text).forEach(term -> documents.merge(term, 1, Integer::sum)));
        for (List<String> text : texts) {
            Map<String, Double> vector = new HashMap<>();
            text.forEach(term -> vector.merge(term, 1.0, Double::sum));
            vector.replaceAll((term, frequency) ->
                    (1 + Math.log(frequency)) * Math.log(1 + (double) texts.size() / documents.getOrDefault(term, 1)));
            double length = Math.sqrt(vector.values().stream()
                    .mapToDouble(weight -> weight * weight)
                    .sum());
            if (length > 0) {
                vector.replaceAll((term, weight) -> weight / length);
            }
            vectors.add(vector);
        }
    }

    /** The cosine of two texts, from 0 to 1; 0 with a text that has no terms. */
    public double cosine(int one, int other) {
        Map<String, Double> small = vectors.get(one);
        Map<String, Double> large = vectors.get(other);
        if (small.size() > large.size()) {
            Map<String, Double> swap = small;
            small = large;
            large = swap;
        }
        double sum = 0;
        for (Map.Entry<String, Double> term : small.entrySet()) {
            sum += term.getValue() * large.getOrDefault(term.getKey(), 0.0);
        }
        return Math.clamp(sum, 0, 1);
    }
}
