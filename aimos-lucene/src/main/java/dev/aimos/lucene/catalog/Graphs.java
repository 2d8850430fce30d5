package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Deadline;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.knn.KnnCollectorManager;

/**
 * Lucene's search for the nearest vectors through the graphs of many segments together, with our own say in which segments
 * are searched and which documents may be found. Not thread-safe.
 */
final class Graphs extends KnnFloatVectorQuery {
    private static final TopDocs NOTHING = new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);

    private final Map<Integer, AcceptDocs> candidates = new HashMap<>();
    private final Deadline deadline;

    Graphs(String field, float[] query, int neighbours, Deadline deadline) {
        super(field, query, neighbours);
        this.deadline = deadline;
    }

    /** Adds a segment, with the documents that may be found there. */
    void add(int segment, AcceptDocs documents) {
        candidates.put(segment, documents);
    }

    /** The nearest documents, by segment, ascending. */
    Map<Integer, int[]> nearest(View view) throws IOException {
        Map<Integer, int[]> bySegment = new TreeMap<>();
        if (candidates.isEmpty()) {
            return bySegment;
        }
        IndexSearcher searcher = new IndexSearcher(view.reader());
        searcher.setQueryCache(null);
        int[] found = Arrays.stream(searcher.search(this, getK()).scoreDocs)
                .mapToInt(hit -> hit.doc)
                .sorted()
                .toArray();
        for (int from = 0; from < found.length; ) {
            int segment = ReaderUtil.subIndex(found[from], view.reader().leaves());
            LeafReaderContext context = view.reader().leaves().get(segment);
            int to = from;
            while (to < found.length
                    && found[to] < context.docBase + context.reader().maxDoc()) {
                found[to++] -= context.docBase;
            }
            bySegment.put(segment, Arrays.copyOfRange(found, from, to));
            from = to;
        }
        return bySegment;
    }

    @Override
    protected TopDocs approximateSearch(
            LeafReaderContext context, AcceptDocs live, int visitLimit, KnnCollectorManager collectors)
            throws IOException {
        deadline.check();
        AcceptDocs mine = candidates.get(context.ord);
        return mine == null ? NOTHING : super.approximateSearch(context, mine, visitLimit, collectors);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
