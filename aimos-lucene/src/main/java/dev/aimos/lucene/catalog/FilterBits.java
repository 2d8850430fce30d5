package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** The documents that pass a filter, segment by segment; found when first asked for. Not thread-safe. */
final class FilterBits implements SegmentBits {
    private final List<@Nullable ScorerSupplier> suppliers;
    private final @Nullable FixedBitSet[] bits;
    private final List<LeafReaderContext> contexts;
    private final boolean everything;

    private FilterBits(List<@Nullable ScorerSupplier> suppliers, List<LeafReaderContext> contexts, boolean everything) {
        this.suppliers = suppliers;
        this.contexts = contexts;
        this.bits = new FixedBitSet[contexts.size()];
        this.everything = everything;
    }

    /** Documents that match all of some queries. */
    static FilterBits of(List<Query> filters, IndexSearcher searcher) throws IOException {
        List<LeafReaderContext> contexts = searcher.getLeafContexts();
        List<@Nullable ScorerSupplier> suppliers = new ArrayList<>();
        if (!filters.isEmpty()) {
            Query query = searcher.rewrite(FilterQueries.all(filters));
            Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext context : contexts) {
                suppliers.add(weight.scorerSupplier(context));
            }
        }
        return new FilterBits(suppliers, contexts, filters.isEmpty());
    }

    /** About how many there are, at the most. */
    double cost() {
        if (everything) {
            return Double.MAX_VALUE;
        }
        double cost = 0;
        for (ScorerSupplier supplier : suppliers) {
            cost += supplier == null ? 0 : supplier.cost();
        }
        return cost;
    }

    /** Whether a document passes. */
    boolean pass(int segment, int document) throws IOException {
        if (everything) {
            return true;
        }
        FixedBitSet found = bits[segment];
        if (found == null) {
            found = find(segment);
            bits[segment] = found;
        }
        return found.get(document);
    }

    /** The documents of a segment that pass and are among others; null stands for all. */
    @Override
    public Bits and(int segment, @Nullable Bits others) throws IOException {
        FixedBitSet both = find(segment);
        if (others != null) {
            others.applyMask(both, 0);
        }
        return both.asReadOnlyBits();
    }

    private FixedBitSet find(int segment) throws IOException {
        FixedBitSet found = new FixedBitSet(contexts.get(segment).reader().maxDoc());
        if (everything) {
            found.set(0, found.length());
            return found;
        }
        ScorerSupplier supplier = suppliers.get(segment);
        if (supplier != null) {
            DocIdSetIterator matching = supplier.get(Long.MAX_VALUE).iterator();
            if (matching.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                matching.intoBitSet(found.length(), found, 0);
            }
        }
        return found;
    }
}
