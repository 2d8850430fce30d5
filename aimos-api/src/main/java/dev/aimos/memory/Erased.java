package dev.aimos.memory;

import java.util.List;
import java.util.Objects;

/**
 * What an erasure did. The keys themselves are not recorded: the journal keeps only the numbers of the erased records.
 *
 * @param versions atom records whose bytes are gone
 * @param seqs numbers of all records erased, in order, the parts of large contents included
 * @param recorded the record of the erasure; if nothing was erased, the last record of the store
 */
public record Erased(long versions, List<Long> seqs, Recorded recorded) {
    public Erased {
        seqs = List.copyOf(seqs);
        Objects.requireNonNull(recorded, "recorded");
    }
}
