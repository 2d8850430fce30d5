package dev.aimos.core.catalog;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A register at a point in time. Immutable and thread-safe; closed by whoever acquired it. */
public interface RegisterReader extends AutoCloseable {
    /** Last transaction it contains, complete; later ones that it need not know changed nothing in it. */
    long tx();

    /** What a key shows at a moment; null if nothing, or a retraction. */
    @Nullable
    Filed visible(String key, Moment moment) throws IOException;

    /** What each of some keys shows at a moment; those that show nothing are left out. One pass for all. */
    Map<String, Filed> visible(Collection<String> keys, Moment moment) throws IOException;

    /**
     * Hands over, for each of some terms, the records filed under it that are shown at a moment. One pass for all.
     *
     * <p>Those of one term come in journal order; between terms the order is not fixed. A term given twice counts once.
     */
    void find(Collection<String> terms, Moment moment, Sink sink) throws IOException;

    /**
     * Hands over, for each of some terms, the present records filed under it up to a transaction whose own interval
     * overlaps [from, to), whether or not anything of them still shows; for one term in journal order.
     */
    void findEver(Collection<String> terms, long tx, long from, long to, Sink sink) throws IOException;

    /** Takes what {@link #find} finds. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one record.
         *
         * @param term one of the terms it is filed under
         * @return false to stop
         */
        boolean accept(String term, Filed filed) throws IOException;
    }

    /** All records about a key, in journal order, retractions included. */
    List<Filed> entries(String key) throws IOException;

    /** What keys with a prefix show at a moment, after a key, in the order of their UTF-8, keys that show nothing left out. */
    List<Filed> scan(String prefix, Moment moment, @Nullable String after, int limit) throws IOException;

    /** Keys with a prefix, after a key, in the order of their UTF-8, also those that show nothing any more. */
    List<String> keys(String prefix, @Nullable String after, int limit) throws IOException;

    /** How many records are filed under a term, superseded ones included. None of them is read. */
    long count(String term) throws IOException;

    @Override
    void close() throws IOException;
}
