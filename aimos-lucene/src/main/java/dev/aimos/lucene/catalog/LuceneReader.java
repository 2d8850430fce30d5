package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Moment;
import dev.aimos.index.Analyzer;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A view, as the engine reads it. */
final class LuceneReader implements CatalogReader {
    private final View view;
    private final Analyzer analyzer;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over the caller's reference to the view. */
    LuceneReader(View view, Analyzer analyzer) {
        this.view = view;
        this.analyzer = analyzer;
    }

    /** What it reads. */
    View view() {
        return view;
    }

    @Override
    public long tx() {
        return view.applied().tx();
    }

    @Override
    public @Nullable Entry visible(String key, Moment moment) throws IOException {
        return new KeyLookup(view, key).atom(moment);
    }

    @Override
    public List<Entry> entries(String key) throws IOException {
        return new KeyLookup(view, key).entries();
    }

    @Override
    public List<Found> scan(Filter filter, Moment moment, @Nullable String after, int limit) throws IOException {
        return new KeyScan(view, filter, moment).page(after, limit);
    }

    @Override
    public List<Found> search(String text, Filter filter, Moment moment, int limit) throws IOException {
        return new TextSearch(view, analyzer).best(text, filter, moment, limit);
    }

    @Override
    public SortedSet<String> touched(Moment from, Moment to) throws IOException {
        return new TouchedKeys(view).between(from, to);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            view.release();
        }
    }
}
