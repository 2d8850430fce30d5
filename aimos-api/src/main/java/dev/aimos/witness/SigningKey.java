package dev.aimos.witness;

import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import java.util.Objects;
import java.util.Optional;

/**
 * A public key that the store signs with, or did.
 *
 * @param id SHA-256 of its X.509 encoding
 * @param publicKey the X.509 encoding in base64, as between the lines of a PEM file
 * @param since the record that notes it: it signs what comes later
 * @param until the record of the key that took its place, from which on its signatures are refused
 * @param endorsement signature of the key before it over {@link Signer#succession}; empty for a first key
 */
public record SigningKey(
        Hash id, String publicKey, Recorded since, Optional<Recorded> until, Optional<Signature> endorsement) {
    public SigningKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(endorsement, "endorsement");
    }
}
