package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Matches the documents whose records are shown at a moment. Segments recorded later are skipped whole, and in the one
 * that the moment falls into, everything after it.
 */
final class Shown extends Query {
    private final View view;
    private final Moment moment;

    Shown(View view, Moment moment) {
        this.view = view;
        this.moment = moment;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        List<Leaf> leaves = view.leaves();
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                LeafCheck check = new LeafCheck(leaves.get(context.ord), moment);
                if (check.end() == 0) {
                    return null;
                }
                TwoPhaseIterator shown = check.asTwoPhase();
                DocIdSetIterator iterator = TwoPhaseIterator.asDocIdSetIterator(shown);
                return ConstantScoreScorerSupplier.fromIterator(
                        iterator, score(), scoreMode, context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        // It has no terms to show, and does not count against the limit on clauses.
    }

    @Override
    public String toString(String field) {
        return "shown at " + moment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shown shown && shown.view == view && shown.moment.equals(moment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(view), moment);
    }
}
