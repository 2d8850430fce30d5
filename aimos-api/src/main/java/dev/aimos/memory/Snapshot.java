package dev.aimos.memory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A name for everything the memory held at a moment. Its id is the root of the RFC 9162 Merkle tree over the journal's
 * first {@code counts.records()} records: whoever holds the id can check any record against it.
 *
 * @param id root of the Merkle tree
 * @param tx last transaction it covers
 * @param recordedAt when it was taken; readings as of the snapshot ask about this valid time by default
 * @param parent the snapshot before it, if any
 * @param note what the caller said of it
 * @param counts what the journal held
 */
public record Snapshot(Hash id, long tx, Instant recordedAt, Optional<Hash> parent, String note, Counts counts) {
    public Snapshot {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(counts, "counts");
    }
}
