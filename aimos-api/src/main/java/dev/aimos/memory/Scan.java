package dev.aimos.memory;

import dev.aimos.AimosException;
import java.util.Objects;
import java.util.Optional;

/**
 * A listing of the atoms visible at a moment, in the byte order of their keys' UTF-8, a page at a time.
 *
 * @param filter which atoms
 * @param asOf the moment looked from; a cursor overrides it with the moment of its first page
 * @param limit atoms on a page
 * @param after where the page before ended
 */
public record Scan(Filter filter, AsOf asOf, int limit, Optional<Cursor> after) {
    private static final Scan ALL = new Scan(Filter.all(), AsOf.now(), 100, Optional.empty());

    public Scan {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(after, "after");
        if (limit < 1) {
            throw new AimosException.InvalidRequest("limit-out-of-range", "a page holds at least 1 atom, not " + limit);
        }
    }

    /** Everything visible now, 100 atoms to the page. */
    public static Scan all() {
        return ALL;
    }

    /** This scan with another filter. */
    public Scan filter(Filter value) {
        return new Scan(value, asOf, limit, after);
    }

    /** This scan as of another moment. */
    public Scan asOf(AsOf value) {
        return new Scan(filter, value, limit, after);
    }

    /** This scan as of a snapshot. */
    public Scan asOf(Snapshot snapshot) {
        return asOf(AsOf.snapshot(snapshot));
    }

    /** This scan with another page size. */
    public Scan limit(int value) {
        return new Scan(filter, asOf, value, after);
    }

    /** This scan from where a page ended. */
    public Scan after(Cursor cursor) {
        return new Scan(filter, asOf, limit, Optional.of(cursor));
    }
}
