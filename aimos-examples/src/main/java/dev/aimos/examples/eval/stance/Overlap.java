package dev.aimos.examples.eval.stance;

import dev.aimos.text.EnglishWords;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a claim's words a text has: the sum of the inverse document frequencies of the terms they share, beside that
 * of all the claim's.
 */
final class Overlap {
    private static final EnglishWords WORDS = new EnglishWords();

    private final Map<String, Integer> documents = new HashMap<>();
    private int size;

    private Overlap() {}

    static Overlap of(Collection<List<String>> corpus) {
        Overlap overlap = new Overlap();
        for (List<String> sentences : corpus) {
            overlap.size++;
            Set<String> terms = new HashSet<>();
            sentences.forEach(sentence -> terms.addAll(WORDS.terms(sentence)));
            terms.forEach(term -> overlap.documents.merge(term, 1, Integer::sum));
        }
        return overlap;
    }

    /** The share of the claim's terms, each as good as any other, that a text has. */
    static double plain(String claim, String text) {
        List<String> terms = WORDS.queryTerms(claim);
        Set<String> there = Set.copyOf(WORDS.terms(text));
        return terms.isEmpty() ? 0 : terms.stream().filter(there::contains).count() / (double) terms.size();
    }

    /** The sentence that has most of a claim; the first of equals. */
    String best(String claim, List<String> sentences) {
        List<String> terms = WORDS.queryTerms(claim);
        String best = "";
        double most = -1;
        for (String sentence : sentences) {
            Set<String> there = Set.copyOf(WORDS.terms(sentence));
            double shared = terms.stream()
                    .filter(there::contains)
                    .mapToDouble(term -> Math.log(1 + size / (1.0 + documents.getOrDefault(term, 0))))
                    .sum();
            if (shared > most) {
                most = shared;
                best = sentence;
            }
        }
        return best;
    }
}
