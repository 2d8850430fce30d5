package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Utf8Order;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongBitSet;

/**
 * The keys that may show something else at one moment than at another: those with a record of a transaction between the
 * two, or with a record that begins or ends to be valid between them.
 */
final class TouchedKeys {
    private final View view;

    TouchedKeys(View view) {
        this.view = view;
    }

    SortedSet<String> between(Moment from, Moment to) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.setMinimumNumberShouldMatch(1);
        range(any, Fields.TX, from.tx(), to.tx());
        range(any, Fields.FROM, from.validAt(), to.validAt());
        range(any, Fields.TO, from.validAt(), to.validAt());
        IndexSearcher searcher = new IndexSearcher(view.reader());
        searcher.setQueryCache(null);
        Query query = searcher.rewrite(any.build());
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
        SortedSet<String> keys = new TreeSet<>(Utf8Order.INSTANCE);
        for (LeafReaderContext context : view.reader().leaves()) {
            Scorer scorer = weight.scorer(context);
            if (scorer != null) {
                add(view.leaves().get(context.ord), scorer.iterator(), keys);
            }
        }
        return keys;
    }

    private static void range(BooleanQuery.Builder any, String field, long one, long other) {
        if (one != other) {
            long after = Math.min(one, other);
            any.add(NumericDocValuesField.newSlowRangeQuery(field, after + 1, Math.max(one, other)), Occur.SHOULD);
        }
    }

    private static void add(Leaf leaf, DocIdSetIterator documents, SortedSet<String> keys) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), Fields.KEY);
        LongBitSet seen = new LongBitSet(Math.max(1, values.getValueCount()));
        Bits kept = leaf.reader().getLiveDocs();
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if ((kept == null || kept.get(document)) && values.advanceExact(document)) {
                int ordinal = values.ordValue();
                if (!seen.getAndSet(ordinal)) {
                    keys.add(values.lookupOrd(ordinal).utf8ToString());
                }
            }
        }
    }
}
