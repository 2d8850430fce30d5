package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest vectors in a view.
 *
 * <p>A segment with few candidates is looked through; in others an HNSW graph (Malkov and Yashunin, 2018) is searched, which
 * passes over what is not shown or filtered out. Quantized vectors lead the search, full ones give the scores.
 */
final class VectorSearch {
    /** Up to so many candidates in a segment, looking at each is as fast as searching the graph, and exact. */
    private static final int LOOK_THROUGH = 4_096;

    /** At least so many neighbours are collected in a graph: fewer would be found with less certainty. */
    private static final int LEAST_NEIGHBOURS = 64;

    private final View view;
    private final float[] query;
    private final Moment moment;
    private final int oversampling;
    private final Deadline deadline;

    /**
     * @param oversampling how many times more candidates a graph gives than are wanted
     */
    VectorSearch(View view, float[] query, Moment moment, int oversampling, Deadline deadline) {
        this.view = view;
        this.query = query;
        this.moment = moment;
        this.oversampling = oversampling;
        this.deadline = deadline;
    }

    private record Slot(int segment, int document, float score, BytesRef key) {}

    private static final Comparator<Slot> BEST_FIRST = Comparator.comparingDouble(Slot::score)
            .reversed()
            .thenComparing(Slot::key)
            .thenComparingInt(Slot::segment)
            .thenComparingInt(Slot::document);

    /** The nearest nodes of a level that pass a filter. */
    List<FoundNode> nearest(Level level, Filter filter, int limit, boolean exact) throws IOException {
        List<Slot> slots = new ArrayList<>(nearest(level, filter, limit, exact, false));
        if (level == Level.SENTENCE) {
            slots.addAll(nearest(Level.PARAGRAPH, filter, limit, exact, true));
        }
        slots.sort(BEST_FIRST);
        List<FoundNode> found = new ArrayList<>();
        for (Slot slot : slots.subList(0, Math.min(limit, slots.size()))) {
            SegmentReader reader = view.leaves().get(slot.segment).reader();
            long seq = Stored.number(reader, Fields.SEQ, slot.document);
            Place place = Stored.place(reader, slot.document);
            found.add(new FoundNode(
                    slot.key.utf8ToString(), place.id(seq, level), place.start(), place.end(), 2.0 * slot.score - 1));
        }
        return found;
    }

    private List<Slot> nearest(Level level, Filter filter, int limit, boolean exact, boolean singles)
            throws IOException {
        Lens lens = new Lens(view, moment, Bm25.FOR_INDEXING);
        List<Query> filters = FilterQueries.of(filter);
        FilterBits passing = filters.isEmpty() ? null : FilterBits.of(filters, lens);
        String field = Fields.vector(level);
        int neighbours = Math.max(LEAST_NEIGHBOURS, oversampling * limit);
        Graphs graphs = new Graphs(field, query, neighbours, deadline);
        List<Slot> slots = new ArrayList<>();
        for (LeafReaderContext context : lens.getLeafContexts()) {
            deadline.check();
            Leaf leaf = view.leaves().get(context.ord);
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
            if (values == null || values.size() == 0) {
                continue;
            }
            @Nullable Bits accepted = leaf.visibleAt(moment, view.isPresent(moment));
            if (singles) {
                accepted = leaf.core().singles(leaf.reader()).and(context.ord, accepted);
            }
            if (passing != null) {
                accepted = passing.and(context.ord, accepted);
            }
            Accepted candidates = new Accepted(accepted, leaf.reader().maxDoc());
            if (candidates.cost() == 0) {
                continue;
            }
            if (exact || Math.min(candidates.cost(), values.size()) <= LOOK_THROUGH) {
                lookThrough(context, values, candidates, limit, slots);
            } else {
                graphs.add(context.ord, candidates);
            }
        }
        for (Map.Entry<Integer, int[]> found : graphs.nearest(view).entrySet()) {
            LeafReaderContext context = lens.getLeafContexts().get(found.getKey());
            score(context, context.reader().getFloatVectorValues(field), found.getValue(), limit, slots);
        }
        return slots;
    }

    private void lookThrough(
            LeafReaderContext context, FloatVectorValues values, Accepted candidates, int limit, List<Slot> slots)
            throws IOException {
        VectorScorer scorer = values.rescorer(query);
        DocIdSetIterator documents = scorer.iterator();
        if (candidates.bits() != null) {
            documents = ConjunctionUtils.intersectIterators(List.of(candidates.iterator(), documents));
        }
        BestScores best = new BestScores(limit);
        int looks = 0;
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if ((++looks & 0xFFF) == 0) {
                deadline.check();
            }
            best.add(document, scorer.score());
        }
        add(context, best, slots);
    }

    /** Gives documents found in the graph of a segment, ascending, their full scores. */
    private void score(
            LeafReaderContext context, FloatVectorValues values, int[] documents, int limit, List<Slot> slots)
            throws IOException {
        VectorScorer scorer = values.rescorer(query);
        DocIdSetIterator iterator = scorer.iterator();
        BestScores best = new BestScores(limit);
        for (int document : documents) {
            if (iterator.advance(document) == document) {
                best.add(document, scorer.score());
            }
        }
        add(context, best, slots);
    }

    /** Reads the keys of the best alone: reading one takes longer than scoring it. */
    private static void add(LeafReaderContext context, BestScores best, List<Slot> slots) throws IOException {
        SortedDocValues keys = DocValues.getSorted(context.reader(), Fields.KEY);
        for (ScoreDoc one : best.inDocumentOrder()) {
            add(context, keys, one.doc, one.score, slots);
        }
    }

    private static void add(
            LeafReaderContext context, SortedDocValues keys, int document, float score, List<Slot> slots)
            throws IOException {
        if (keys.advanceExact(document)) {
            slots.add(new Slot(context.ord, document, score, BytesRef.deepCopyOf(keys.lookupOrd(keys.ordValue()))));
        }
    }
}
