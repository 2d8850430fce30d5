package dev.aimos.memory;

import java.time.Instant;
import java.util.Objects;

/**
 * An {@link AsOf} resolved against a store: the moment an answer was really computed at. Asking again at the same basis
 * gives the same answer, whatever was written since.
 *
 * @param tx last transaction taken into account
 * @param recordedAt transaction time of that transaction, {@link Instant#MIN} if there is none
 * @param validAt valid time asked about
 */
public record Basis(long tx, Instant recordedAt, Instant validAt) {
    public Basis {
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(validAt, "validAt");
    }
}
