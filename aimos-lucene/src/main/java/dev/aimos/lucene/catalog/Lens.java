package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Searches a view through the documents that can be shown at a moment.
 *
 * <p>In the present these are the live ones, less those that are pending or conditional and not shown: a query pays
 * nothing for history. In the past, and where too many documents depend on the clock, all are let through that may be
 * shown, and {@link #check} must be among the query's filters.
 */
final class Lens extends IndexSearcher {
    /** How many documents are searched between two looks at the clock. */
    private static final int DOCUMENTS_BETWEEN_CHECKS = 1 << 18;

    private enum Through {
        SHOWN,
        CURRENT,
        ALL
    }

    private final List<Leaf> leaves;
    private final Moment moment;
    private final Deadline deadline;
    private final Through through;
    private final @Nullable Query check;
    private @Nullable SegmentBits narrowed;

    Lens(View view, Moment moment, Similarity similarity) {
        this(view, moment, similarity, Deadline.NONE);
    }

    /** A lens through which nothing is searched after a deadline. */
    Lens(View view, Moment moment, Similarity similarity, Deadline deadline) {
        super(view.reader());
        setQueryCache(null);
        setSimilarity(similarity);
        this.leaves = view.leaves();
        this.moment = moment;
        this.deadline = deadline;
        if (!view.isPresent(moment)) {
            through = Through.ALL;
        } else {
            through = mostlyTimeless(leaves) ? Through.SHOWN : Through.CURRENT;
        }
        check = through == Through.SHOWN ? null : new Shown(view, moment);
    }

    private static boolean mostlyTimeless(List<Leaf> leaves) {
        for (Leaf leaf : leaves) {
            if (!leaf.mostlyTimeless()) {
                return false;
            }
        }
        return true;
    }

    /** What a query must filter by; null if nothing, because documents not shown do not get that far. */
    @Nullable
    Query check() {
        return check;
    }

    /** Lets only documents through that are in a set, too. */
    void narrow(SegmentBits filter) {
        narrowed = filter;
    }

    /** About how many documents of a segment can be shown, at the most. */
    long cost(int segment) throws IOException {
        Leaf leaf = leaves.get(segment);
        return through == Through.ALL ? leaf.documentsUpTo(moment.tx()) : leaf.currentCount();
    }

    /** About how many documents can be shown, at the most. */
    double cost() throws IOException {
        double cost = 0;
        for (int segment = 0; segment < leaves.size(); segment++) {
            cost += cost(segment);
        }
        return cost;
    }

    /** The first of some documents of a segment that is shown; negative if none is. */
    int firstShown(int segment, DocIdSetIterator documents) throws IOException {
        Leaf leaf = leaves.get(segment);
        Bits accepted = accepted(leaf);
        LeafCheck checking = null;
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if (accepted == null || accepted.get(document)) {
                if (check == null) {
                    return document;
                }
                if (checking == null) {
                    checking = new LeafCheck(leaf, moment);
                }
                if (document >= checking.end()) {
                    return -1;
                }
                if (checking.shows(document)) {
                    return document;
                }
            }
        }
        return -1;
    }

    private @Nullable Bits accepted(int segment) throws IOException {
        Bits accepted = accepted(leaves.get(segment));
        return narrowed == null ? accepted : narrowed.and(segment, accepted);
    }

    private @Nullable Bits accepted(Leaf leaf) throws IOException {
        return switch (through) {
            case SHOWN -> leaf.shownAt(moment);
            case CURRENT -> leaf.current();
            case ALL -> leaf.reader().getLiveDocs();
        };
    }

    @Override
    protected void searchLeaf(LeafReaderContext context, int from, int to, Weight weight, Collector collector)
            throws IOException {
        try {
            LeafCollector leafCollector = collector.getLeafCollector(context);
            ScorerSupplier supplier = weight.scorerSupplier(context);
            if (supplier != null) {
                supplier.setTopLevelScoringClause();
                score(supplier.bulkScorer(), leafCollector, accepted(context.ord), from, to);
            }
            leafCollector.finish();
        } catch (CollectionTerminatedException e) {
            // The collector wants nothing more of this segment.
        }
    }

    private void score(BulkScorer scorer, LeafCollector collector, @Nullable Bits accepted, int from, int to)
            throws IOException {
        if (!deadline.bounded()) {
            scorer.score(collector, accepted, from, to);
            return;
        }
        int next = from;
        while (next != DocIdSetIterator.NO_MORE_DOCS && next < to) {
            deadline.check();
            int end = next > to - DOCUMENTS_BETWEEN_CHECKS ? to : next + DOCUMENTS_BETWEEN_CHECKS;
            next = scorer.score(collector, accepted, next, end);
        }
    }

    /** Constant: {@link Bm25} does not look at it, and summing it up takes time. */
    @Override
    public CollectionStatistics collectionStatistics(String field) {
        return new CollectionStatistics(field, 1, 1, 1, 1);
    }
}
