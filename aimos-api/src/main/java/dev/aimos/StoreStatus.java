package dev.aimos;

import dev.aimos.memory.Counts;
import dev.aimos.memory.Hash;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A store at a glance.
 *
 * @param location where the store is: a directory, or {@code memory}
 * @param formatVersion version of the journal's byte format
 * @param durability when a write is acknowledged
 * @param tx number of the last transaction, 0 if none
 * @param recordedAt transaction time of that transaction, {@link Instant#MIN} if none
 * @param counts what the journal holds
 * @param root root of the Merkle tree over all records
 * @param journalBytes size of the journal, in bytes
 * @param indexBytes size of the index as last committed, in bytes
 * @param indexedTx last transaction that the index has applied
 * @param recovered bytes cut from a torn tail when the store was opened, 0 after a clean close
 * @param failure why the store refuses writes, if it does
 */
public record StoreStatus(
        String location,
        int formatVersion,
        Durability durability,
        long tx,
        Instant recordedAt,
        Counts counts,
        Hash root,
        long journalBytes,
        long indexBytes,
        long indexedTx,
        long recovered,
        Optional<String> failure) {
    public StoreStatus {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(durability, "durability");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(failure, "failure");
    }

    /** Whether the store takes writes. */
    public boolean writable() {
        return failure.isEmpty();
    }
}
