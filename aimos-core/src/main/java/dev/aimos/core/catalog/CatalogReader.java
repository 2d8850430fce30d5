package dev.aimos.core.catalog;

import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A catalog at a point in time. Immutable and thread-safe; closed by whoever acquired it.
 *
 * <p>Keys are ordered by the bytes of their UTF-8 throughout.
 */
public interface CatalogReader extends AutoCloseable {
    /** Last transaction it contains, complete. */
    long tx();

    /** The entry that a key shows at a moment; null if none, or if it shows a retraction. */
    @Nullable
    Entry visible(String key, Moment moment) throws IOException;

    /** All records about a key, in journal order, retractions included. */
    List<Entry> entries(String key) throws IOException;

    /** The keys visible at a moment that pass a filter, from after a key on, in order. */
    List<Found> scan(Filter filter, Moment moment, @Nullable String after, int limit) throws IOException;

    /** The best matches for a text at a moment; see {@link dev.aimos.index.Index#search} for the score. */
    List<Found> search(String text, Filter filter, Moment moment, int limit) throws IOException;

    /** Keys that may show something else at one moment than at another; a superset is allowed. */
    SortedSet<String> touched(Moment from, Moment to) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A key found.
     *
     * @param key the key
     * @param seq the record it shows
     * @param score from 0 to 1; 0 in a scan
     */
    record Found(String key, long seq, double score) {}
}
