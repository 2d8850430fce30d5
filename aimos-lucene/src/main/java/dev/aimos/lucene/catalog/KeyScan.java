package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.CatalogReader.Found;
import dev.aimos.core.catalog.Moment;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Lists keys of a view in the order of their bytes.
 *
 * <p>Where few documents can match, they are found and sorted; where many can, the keys are gone through in order until a
 * page is full.
 */
final class KeyScan {
    private static final Sort BY_KEY = new Sort(new SortField(Fields.KEY, SortField.Type.STRING));

    /** Going on to the next key costs about as much as sorting so many documents. */
    private static final double STEP = 50;

    private final View view;
    private final Filter filter;
    private final Lens lens;
    private final List<Query> filters;

    KeyScan(View view, Filter filter, Moment moment) {
        this.view = view;
        this.filter = filter;
        this.lens = new Lens(view, moment, Bm25.FOR_INDEXING);
        this.filters = FilterQueries.ofAllButKey(filter);
    }

    /** The keys that pass the filter, after one, or from the first on. */
    List<Found> page(@Nullable String after, int limit) throws IOException {
        int most = Math.min(limit, view.reader().maxDoc());
        if (most == 0) {
            return List.of();
        }
        FilterBits passing = FilterBits.of(filters, lens);
        double matches = Math.min(passing.cost(), lens.cost());
        // Going through the keys takes most / matches of all documents; sorting takes all that match.
        boolean few = matches * matches < STEP * most * view.reader().maxDoc();
        return few ? sorted(after, most) : walked(after, most, passing);
    }

    /** Finds the page by sorting what matches. */
    List<Found> sorted(@Nullable String after, int limit) throws IOException {
        List<Query> all = new ArrayList<>(filters);
        all.add(new TermQuery(new Term(Fields.ROLE, Fields.RECORD)));
        if (!filter.keyPrefix().isEmpty()) {
            all.add(FilterQueries.keyPrefix(filter));
        }
        if (lens.check() != null) {
            all.add(lens.check());
        }
        // No document has the number, so every document of the key itself counts as being before.
        FieldDoc start = after == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {RecordFields.key(after)});
        TopFieldCollectorManager first = new TopFieldCollectorManager(BY_KEY, limit, start, 1);
        List<Found> page = new ArrayList<>();
        for (ScoreDoc hit : lens.search(FilterQueries.all(all), first).scoreDocs) {
            LeafReaderContext leaf = view.reader()
                    .leaves()
                    .get(ReaderUtil.subIndex(hit.doc, view.reader().leaves()));
            page.add(found((BytesRef) ((FieldDoc) hit).fields[0], leaf.ord, hit.doc - leaf.docBase));
        }
        return page;
    }

    /** Finds the page by going through the keys. */
    List<Found> walked(@Nullable String after, int limit) throws IOException {
        return walked(after, limit, FilterBits.of(filters, lens));
    }

    private List<Found> walked(@Nullable String after, int limit, FilterBits passing) throws IOException {
        BytesRef prefix = RecordFields.key(filter.keyPrefix());
        BytesRef last = after == null ? null : RecordFields.key(after);
        KeyWalk walk = new KeyWalk();
        for (int segment = 0; segment < view.leaves().size(); segment++) {
            if (lens.cost(segment) > 0) {
                walk.add(
                        segment,
                        view.leaves().get(segment).reader().terms(Fields.KEY),
                        last == null || last.compareTo(prefix) < 0 ? prefix : last);
            }
        }
        List<Found> page = new ArrayList<>();
        for (BytesRef key = walk.next(); key != null && page.size() < limit; key = walk.next()) {
            if (!StringHelper.startsWith(key, prefix)) {
                break;
            }
            if (!key.equals(last)) {
                addShown(key, walk.places(), passing, page);
            }
        }
        return page;
    }

    private void addShown(BytesRef key, List<KeyWalk.Place> places, FilterBits passing, List<Found> page)
            throws IOException {
        for (KeyWalk.Place place : places) {
            int document = lens.firstShown(place.segment(), place.documents());
            if (document >= 0) {
                if (passing.pass(place.segment(), document)) {
                    page.add(found(key, place.segment(), document));
                }
                return;
            }
        }
    }

    private Found found(BytesRef key, int segment, int document) throws IOException {
        long seq = Stored.number(view.leaves().get(segment).reader(), Fields.SEQ, document);
        return new Found(key.utf8ToString(), seq);
    }
}
