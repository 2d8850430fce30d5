package dev.aimos.examples.serve;

import dev.aimos.memory.Hash;
import java.util.Optional;

/** What is known of a request with an {@code Idempotency-Key}. */
sealed interface Kept {
    /** A hash of what was asked. */
    Hash asked();

    /**
     * It was begun, and whether it wrote anything is not known.
     *
     * @param tx the store's last transaction before it
     * @param under the correlation id that its writes are recorded under
     */
    record Open(Hash asked, long tx, String under) implements Kept {}

    /**
     * It was done.
     *
     * @param tx the store's last transaction after it
     * @param answer how it was answered; empty if that had to be dropped
     */
    record Done(Hash asked, long tx, Optional<Answer> answer) implements Kept {}
}
