package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.CatalogReader.Found;
import dev.aimos.core.catalog.Moment;
import dev.aimos.index.Analyzer;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Finds the best matches for a text in a view.
 *
 * <p>The score of an atom is the sum, over the distinct terms of the query, of the term's {@link Bm25} score rounded to a
 * float; the sum is rounded to a float, by which atoms are ranked, and divided by the sum of the terms' weights.
 */
final class TextSearch {
    /** Lucene allows 1,024, and counts those inside of filters too. With more than these, filters are applied apart. */
    private static final int MOST_CLAUSES = 512;

    private final View view;
    private final Analyzer analyzer;

    TextSearch(View view, Analyzer analyzer) {
        this.view = view;
        this.analyzer = analyzer;
    }

    /** The best matches that pass a filter at a moment, best first. */
    List<Found> best(String text, Filter filter, Moment moment, int limit) throws IOException {
        Map<String, Integer> terms = new LinkedHashMap<>();
        analyzer.terms(text).forEach(term -> terms.merge(term, 1, Integer::sum));
        if (terms.isEmpty()) {
            return List.of();
        }
        TextStatistics statistics = new TextStatistics(view, moment.tx());
        if (statistics.texts() == 0) {
            return List.of();
        }
        double greatest = 0;
        List<Query> known = new ArrayList<>();
        for (Map.Entry<String, Integer> counted : terms.entrySet()) {
            BytesRef term = IndexAnalyzer.term(counted.getKey());
            TermStates states = statistics.find(term);
            float weight = (float) (counted.getValue() * Bm25.idf(statistics.texts(), states.docFreq()));
            greatest += weight;
            if (states.docFreq() > 0) {
                known.add(new BoostQuery(new TermQuery(new Term(Fields.TEXT, term), states), weight));
            }
        }
        if (known.isEmpty()) {
            return List.of();
        }
        Lens lens = new Lens(view, moment, new Bm25(statistics.averageLength()));
        List<Query> filters = FilterQueries.of(filter);
        if (lens.check() != null) {
            filters.add(lens.check());
        }
        if (known.size() + filters.size() > MOST_CLAUSES) {
            lens.narrow(FilterBits.of(filters, lens));
            filters = List.of();
        }
        return found(TopHits.of(query(known, filters), limit, lens), greatest);
    }

    private static Query query(List<Query> terms, List<Query> filters) {
        if (terms.size() == 1 && filters.isEmpty()) {
            return terms.get(0);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (terms.size() == 1) {
            query.add(terms.get(0), Occur.MUST);
        } else {
            query.setMinimumNumberShouldMatch(1);
            terms.forEach(term -> query.add(term, Occur.SHOULD));
        }
        filters.forEach(filter -> query.add(filter, Occur.FILTER));
        return query.build();
    }

    private static List<Found> found(List<TopHits.Slot> hits, double greatest) throws IOException {
        List<Found> found = new ArrayList<>();
        for (TopHits.Slot slot : hits) {
            long seq = Stored.number(slot.leaf.reader(), Fields.SEQ, slot.document);
            found.add(new Found(slot.key().utf8ToString(), seq, Math.min(1, slot.score / greatest)));
        }
        return found;
    }
}
