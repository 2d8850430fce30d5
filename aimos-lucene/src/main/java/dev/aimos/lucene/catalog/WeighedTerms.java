package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Words;
import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** The terms of a query with their weights among the nodes of one level, at a moment. */
final class WeighedTerms {
    /**
     * A distinct term.
     *
     * @param count how often the query has it
     * @param weight inverse document frequency times count
     * @param states where it is; its document frequency counts what was recorded up to the moment
     */
    record Term(org.apache.lucene.index.Term term, int count, float weight, TermStates states) {}

    private final Words words;
    private final String field;
    private final TextStatistics statistics;
    private final List<Term> terms;
    private final Map<String, Double> weights;
    private final double greatest;

    private WeighedTerms(
            Words words,
            String field,
            TextStatistics statistics,
            List<Term> terms,
            Map<String, Double> weights,
            double greatest) {
        this.words = words;
        this.field = field;
        this.statistics = statistics;
        this.terms = terms;
        this.weights = weights;
        this.greatest = greatest;
    }

    static WeighedTerms of(View view, Words words, Level level, Moment moment) throws IOException {
        String field = words.field() == TextField.TITLE ? Fields.title(level) : Fields.text(level);
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.terms().forEach(term -> counts.merge(term, 1, Integer::sum));
        TextStatistics statistics = new TextStatistics(view, field, moment.tx());
        List<Term> terms = new ArrayList<>();
        Map<String, Double> weights = new HashMap<>();
        double greatest = 0;
        if (statistics.texts() > 0) {
            for (Map.Entry<String, Integer> counted : counts.entrySet()) {
                BytesRef term = IndexedTerm.of(counted.getKey());
                TermStates states = statistics.find(term);
                float weight = (float) (counted.getValue() * Bm25.idf(statistics.texts(), states.docFreq()));
                greatest += weight;
                weights.put(counted.getKey(), (double) weight);
                terms.add(new Term(new org.apache.lucene.index.Term(field, term), counted.getValue(), weight, states));
            }
        }
        return new WeighedTerms(words, field, statistics, terms, weights, greatest);
    }

    /** Whether any node can match. */
    boolean canMatch() {
        boolean any = false;
        boolean all = true;
        for (Term term : terms) {
            any |= term.states().docFreq() > 0;
            all &= term.states().docFreq() > 0;
        }
        return any && (all || !allRequired());
    }

    /** Whether a node must have all terms. */
    boolean allRequired() {
        return words.match() != Match.ANY_WORD;
    }

    /** What a node must match besides; empty unless a phrase is looked for. */
    Optional<Query> phrase() {
        if (words.match() != Match.PHRASE || words.terms().size() < 2) {
            return Optional.empty();
        }
        BytesRef[] sequence = words.terms().stream().map(IndexedTerm::of).toArray(BytesRef[]::new);
        return Optional.of(new PhraseQuery(field, sequence));
    }

    List<Term> all() {
        return terms;
    }

    /** The weight of each term, as the query has it. */
    Map<String, Double> weights() {
        return weights;
    }

    /** The sum of all weights: no text can score more. */
    double greatest() {
        return greatest;
    }

    double averageLength() {
        return statistics.texts() == 0 ? 1 : statistics.averageLength();
    }

    long texts() {
        return statistics.texts();
    }

    Explanation explain(Term term, double score) {
        return new Explanation(
                score,
                "'" + term.term().text() + "', " + term.count() + " times in the query, in "
                        + term.states().docFreq() + " texts: weight " + term.weight(),
                List.of());
    }
}
