package dev.aimos.index;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Snapshot;
import java.util.Objects;

/**
 * A question to the index. The text is text: no character of it has a special meaning.
 *
 * @param text what to look for
 * @param limit how many hits at the most
 * @param filter which atoms are considered
 * @param asOf the moment looked from
 */
public record Query(String text, int limit, Filter filter, AsOf asOf) {
    public Query {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(asOf, "asOf");
        if (limit < 1) {
            throw new AimosException.InvalidRequest("limit-out-of-range", "ask for at least 1 hit, not " + limit);
        }
    }

    /** The ten best hits among all atoms, now. */
    public static Query of(String text) {
        return new Query(text, 10, Filter.all(), AsOf.now());
    }

    /** This query with another limit. */
    public Query limit(int value) {
        return new Query(text, value, filter, asOf);
    }

    /** This query with another filter. */
    public Query filter(Filter value) {
        return new Query(text, limit, value, asOf);
    }

    /** This query as of another moment. */
    public Query asOf(AsOf value) {
        return new Query(text, limit, filter, value);
    }

    /** This query as of a snapshot. */
    public Query asOf(Snapshot snapshot) {
        return asOf(AsOf.snapshot(snapshot));
    }
}
