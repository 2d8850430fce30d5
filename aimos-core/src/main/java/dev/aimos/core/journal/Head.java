package dev.aimos.core.journal;

import java.time.Instant;

/**
 * How far the journal goes: the end of its last whole transaction.
 *
 * @param size records
 * @param tx last transaction, 0 if none
 * @param at its time, {@link Instant#MIN} if none
 * @param bytes bytes of all segments up to there
 */
record Head(long size, long tx, Instant at, long bytes) {
    static final Head EMPTY = new Head(0, 0, Instant.MIN, 0);
}
