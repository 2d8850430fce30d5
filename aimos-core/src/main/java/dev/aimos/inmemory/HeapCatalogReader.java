package dev.aimos.inmemory;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.inmemory.HeapCatalog.Posting;
import dev.aimos.memory.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The definitions of all readings, word for word. */
final class HeapCatalogReader implements CatalogReader {
    private final HeapCatalog catalog;
    private final long tx;

    HeapCatalogReader(HeapCatalog catalog, long tx) {
        this.catalog = catalog;
        this.tx = tx;
    }

    @Override
    public long tx() {
        return tx;
    }

    @Override
    public @Nullable Entry visible(String key, Moment moment) {
        Posting posting = shown(key, moment);
        return posting == null ? null : posting.entry();
    }

    /** The last record up to the moment's transaction that speaks about the moment's valid time, if it is an atom. */
    private @Nullable Posting shown(String key, Moment moment) {
        Posting last = null;
        for (Posting posting : catalog.postings(key)) {
            if (posting.entry().tx() <= moment.tx() && posting.entry().covers(moment.validAt())) {
                last = posting;
            }
        }
        return last != null && last.entry().present() ? last : null;
    }

    @Override
    public List<Entry> entries(String key) {
        return catalog.postings(key).stream()
                .map(Posting::entry)
                .filter(entry -> entry.tx() <= tx)
                .toList();
    }

    @Override
    public List<Found> scan(Filter filter, Moment moment, @Nullable String after, int limit) {
        List<Found> found = new ArrayList<>();
        Collection<String> keys = after == null ? catalog.keys() : catalog.keysAfter(after);
        for (String key : keys) {
            if (found.size() == limit) {
                break;
            }
            Posting posting = shown(key, moment);
            if (posting != null && passes(filter, posting)) {
                found.add(new Found(key, posting.entry().seq(), 0));
            }
        }
        return found;
    }

    @Override
    public List<Found> search(String text, Filter filter, Moment moment, int limit) {
        HeapBm25 bm25 = new HeapBm25(catalog.analyzer().terms(text), atomsUpTo(moment.tx()));
        List<Found> found = new ArrayList<>();
        for (String key : catalog.keys()) {
            Posting posting = shown(key, moment);
            if (posting != null && passes(filter, posting)) {
                double score = bm25.score(posting);
                if (score > 0) {
                    found.add(new Found(key, posting.entry().seq(), score));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed().thenComparing(Found::key, Utf8Order.INSTANCE));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private List<Posting> atomsUpTo(long last) {
        List<Posting> atoms = new ArrayList<>();
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                if (posting.entry().tx() <= last && posting.length() > 0) {
                    atoms.add(posting);
                }
            }
        }
        return atoms;
    }

    private static boolean passes(Filter filter, Posting posting) {
        return FilterMatch.matches(filter, posting.key(), posting.at(), posting.document());
    }

    @Override
    public SortedSet<String> touched(Moment from, Moment to) {
        SortedSet<String> touched = new TreeSet<>(Utf8Order.INSTANCE);
        for (String key : catalog.keys()) {
            Entry before = visible(key, from);
            Entry after = visible(key, to);
            if (before == null ? after != null : !before.equals(after)) {
                touched.add(key);
            }
        }
        return touched;
    }

    @Override
    public void close() {}
}
