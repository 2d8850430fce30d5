package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.Words;
import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Finds the best matches for words among the nodes of one level in a view.
 *
 * <p>The score of a node is the sum, over the distinct terms of the query, of the term's {@link Bm25} score rounded to a
 * float; the sum is rounded to a float, by which nodes are ranked, and divided by the sum of the terms' weights.
 */
final class TextSearch {
    /** Lucene allows 1,024, and counts those inside of filters too. With more than these, filters are applied apart. */
    private static final int MOST_CLAUSES = 512;

    private final View view;
    private final Level level;
    private final Moment moment;
    private final Deadline deadline;
    private final WeighedTerms terms;

    TextSearch(View view, Words words, Level level, Moment moment, Deadline deadline) throws IOException {
        this.deadline = deadline;
        this.view = view;
        this.level = level;
        this.moment = moment;
        this.terms = WeighedTerms.of(view, words, level, moment);
    }

    /** The best matches that pass a filter, best first. */
    List<FoundNode> best(Filter filter, int limit) throws IOException {
        if (!terms.canMatch()) {
            return List.of();
        }
        Lens lens = new Lens(view, moment, new Bm25(terms.averageLength()), deadline);
        List<Query> filters = FilterQueries.of(filter);
        if (lens.check() != null) {
            filters.add(lens.check());
        }
        return found(lens, filters, limit);
    }

    /** Those of some nodes that there are, with their scores. */
    Map<NodeId, FoundNode> look(Collection<NodeId> nodes) throws IOException {
        return new NodeScores(view, terms).of(nodes);
    }

    /** Where the score of a node comes from. */
    Explanation explain(NodeId node) throws IOException {
        return new NodeScores(view, terms).explain(node);
    }

    private Query query(WeighedTerms.Term term) {
        return new BoostQuery(new TermQuery(term.term(), term.states()), term.weight());
    }

    private List<FoundNode> found(Lens lens, List<Query> filters, int limit) throws IOException {
        List<Query> known = new ArrayList<>();
        for (WeighedTerms.Term term : terms.all()) {
            if (term.states().docFreq() > 0) {
                known.add(query(term));
            }
        }
        List<Query> apart = new ArrayList<>(filters);
        terms.phrase().ifPresent(apart::add);
        if (known.size() + apart.size() > MOST_CLAUSES) {
            lens.narrow(FilterBits.of(apart, lens));
            apart = List.of();
        }
        List<FoundNode> found = new ArrayList<>();
        for (TopHits.Slot slot : TopHits.of(all(known, apart), limit, lens)) {
            found.add(found(slot));
        }
        return found;
    }

    private Query all(List<Query> words, List<Query> filters) {
        if (words.size() == 1 && filters.isEmpty()) {
            return words.get(0);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (words.size() == 1 || terms.allRequired()) {
            words.forEach(word -> query.add(word, Occur.MUST));
        } else {
            query.setMinimumNumberShouldMatch(1);
            words.forEach(word -> query.add(word, Occur.SHOULD));
        }
        filters.forEach(filter -> query.add(filter, Occur.FILTER));
        return query.build();
    }

    private FoundNode found(TopHits.Slot slot) throws IOException {
        long seq = Stored.number(slot.leaf.reader(), Fields.SEQ, slot.document);
        Place place = Stored.place(slot.leaf.reader(), slot.document);
        double score = Math.min(1, slot.score / terms.greatest());
        return new FoundNode(slot.key().utf8ToString(), place.id(seq, level), place.start(), place.end(), score);
    }
}
