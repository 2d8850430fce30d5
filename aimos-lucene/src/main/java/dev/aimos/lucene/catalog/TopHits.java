package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Collects the best documents: the greatest scores, equal ones by the bytes of their keys, then by their place in the text. Lets Lucene skip documents that
 * cannot reach the least score collected, and looks at keys only where scores are equal. Not thread-safe.
 */
final class TopHits implements Collector {
    /** A document collected. */
    static final class Slot {
        final LeafReaderContext leaf;
        final int document;
        final float score;
        private final int ordinal;
        private @Nullable BytesRef key;

        private Slot(LeafReaderContext leaf, int document, float score, int ordinal) {
            this.leaf = leaf;
            this.document = document;
            this.score = score;
            this.ordinal = ordinal;
        }

        BytesRef key() throws IOException {
            BytesRef read = key;
            if (read == null) {
                read = BytesRef.deepCopyOf(
                        DocValues.getSorted(leaf.reader(), Fields.KEY).lookupOrd(ordinal));
                key = read;
            }
            return read;
        }
    }

    private static final Comparator<Slot> WORST_FIRST = (a, b) -> {
        int byScore = Float.compare(a.score, b.score);
        return byScore != 0 ? byScore : compareKeys(b, a);
    };

    private final int limit;
    private final PriorityQueue<Slot> slots;

    private TopHits(int limit) {
        this.limit = limit;
        this.slots = new PriorityQueue<>(Math.min(limit, 1_000), WORST_FIRST);
    }

    private static int compareKeys(Slot a, Slot b) {
        try {
            if (a.leaf != b.leaf) {
                return a.key().compareTo(b.key());
            }
            // Documents of one record stand in the order of its text.
            return a.ordinal != b.ordinal
                    ? Integer.compare(a.ordinal, b.ordinal)
                    : Integer.compare(a.document, b.document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The best documents that match a query, best first. */
    static List<Slot> of(Query query, int limit, IndexSearcher searcher) throws IOException {
        return searcher.search(query, new CollectorManager<TopHits, List<Slot>>() {
            @Override
            public TopHits newCollector() {
                return new TopHits(limit);
            }

            @Override
            public List<Slot> reduce(Collection<TopHits> collectors) {
                // The searcher has no executor, so it makes one collector.
                return collectors.iterator().next().best();
            }
        });
    }

    private List<Slot> best() {
        List<Slot> best = new ArrayList<>(slots);
        best.sort(WORST_FIRST.reversed());
        return best;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new OfLeaf(context, DocValues.getSorted(context.reader(), Fields.KEY));
    }

    private final class OfLeaf implements LeafCollector {
        private final LeafReaderContext leaf;
        private final SortedDocValues keys;
        private @Nullable Scorable scorer;
        private @Nullable Slot bound;
        private int before;

        OfLeaf(LeafReaderContext leaf, SortedDocValues keys) {
            this.leaf = leaf;
            this.keys = keys;
        }

        @Override
        public void setScorer(Scorable value) throws IOException {
            scorer = value;
            Slot worst = slots.peek();
            if (slots.size() == limit && worst != null) {
                value.setMinCompetitiveScore(worst.score);
            }
        }

        @Override
        public void collect(int document) throws IOException {
            Scorable scoring = scorer;
            if (scoring == null) {
                throw new IllegalStateException("a document is collected before there is a scorer");
            }
            float score = scoring.score();
            Slot worst = slots.peek();
            boolean full = slots.size() == limit && worst != null;
            if (full && score < worst.score) {
                return;
            }
            int ordinal = keys.advanceExact(document) ? keys.ordValue() : -1;
            if (full) {
                if (score == worst.score && ordinal >= before(worst)) {
                    return;
                }
                slots.poll();
            }
            slots.add(new Slot(leaf, document, score, ordinal));
            Slot least = slots.peek();
            if (slots.size() == limit && least != null && (!full || least.score > worst.score)) {
                scoring.setMinCompetitiveScore(least.score);
            }
        }

        /** In this segment, keys of smaller ordinals come before the key of a slot. */
        private int before(Slot slot) throws IOException {
            if (slot.leaf == leaf) {
                return slot.ordinal;
            }
            if (bound != slot) {
                int ordinal = keys.lookupTerm(slot.key());
                before = ordinal >= 0 ? ordinal : -ordinal - 1;
                bound = slot;
            }
            return before;
        }
    }
}
