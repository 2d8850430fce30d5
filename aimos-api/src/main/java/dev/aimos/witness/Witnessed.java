package dev.aimos.witness;

import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import java.util.Objects;
import java.util.Optional;

/**
 * A witness as the store holds it.
 *
 * @param witness what it says
 * @param recorded when the store learned it
 * @param signature over its canonical JSON in UTF-8, if the store signs
 */
public record Witnessed(Witness witness, Recorded recorded, Optional<Signature> signature) {
    public Witnessed {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(recorded, "recorded");
        Objects.requireNonNull(signature, "signature");
    }

    /** The witness's id. */
    public Hash id() {
        return witness.id();
    }
}
