package dev.aimos.core.catalog;

/**
 * One record about one key: an atom put, or a retraction.
 *
 * @param seq number of the record in the journal
 * @param tx number of its transaction
 * @param from start of its valid interval, in {@link Micros}
 * @param to end of its valid interval
 * @param present whether it is an atom; if not, it is a retraction
 */
public record Entry(long seq, long tx, long from, long to, boolean present) {
    /** Whether it speaks about an instant of valid time. */
    public boolean covers(long validAt) {
        return from <= validAt && validAt < to;
    }
}
