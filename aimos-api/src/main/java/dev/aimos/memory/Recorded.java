package dev.aimos.memory;

import java.time.Instant;

/**
 * A place on the transaction-time axis.
 *
 * @param tx number of the transaction, from 1 on without gaps
 * @param seq number of the record in the journal, from 0 on without gaps: its leaf in the Merkle tree
 * @param at transaction time, which never goes back from one transaction to the next
 */
public record Recorded(long tx, long seq, Instant at) {}
