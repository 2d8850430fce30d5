package dev.aimos.core.catalog;

import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** All records of atoms that name a witness, superseded ones too; in no particular order. */
    List<Entry> vouchedForBy(Hash witness) throws IOException;

    /** The keys visible at a moment that pass a filter, from after a key on, in order. */
    List<Found> scan(Filter filter, Moment moment, @Nullable String after, int limit) throws IOException;

    /**
     * The nodes of one level that match words best at a moment, best first; equal scores by key, then by place. The score
     * is BM25 as a share of the greatest that any text could reach; see {@link dev.aimos.index.Index#search}.
     */
    List<FoundNode> search(Words words, Level level, Filter filter, Moment moment, int limit, Deadline deadline)
            throws IOException;

    /**
     * Those of some nodes of one level that there are, with the scores that {@link #search} gives them, 0 where it would
     * not find them. Whether they pass a filter or are shown at the moment is not looked at.
     *
     * @param words with {@link dev.aimos.index.Match#ANY_WORD}
     */
    Map<NodeId, FoundNode> look(Words words, Level level, Moment moment, Collection<NodeId> nodes) throws IOException;

    /** Where the score that {@link #search} gives to a node comes from. */
    Explanation explain(Words words, Moment moment, NodeId node) throws IOException;

    /**
     * How much each distinct term weighs in the scores of {@link #search}: its inverse document frequency among the nodes of
     * one level, times how often the query has it. Empty if there are no nodes with terms.
     */
    Map<String, Double> weights(Words words, Level level, Moment moment) throws IOException;

    /** How many nodes with at least one term there are on each level, superseded ones included. */
    Map<Level, Long> nodes() throws IOException;

    /** Keys that may show something else at one moment than at another; a superset is allowed. */
    SortedSet<String> touched(Moment from, Moment to) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A key found.
     *
     * @param key the key
     * @param seq the record it shows
     */
    record Found(String key, long seq) {}
}
