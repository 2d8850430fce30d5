package dev.aimos.witness;

import java.nio.file.Path;
import java.util.Objects;

/**
 * An audit bundle that was written.
 *
 * @param directory where it is
 * @param state the state that its proofs lead to
 * @param witnesses how many witnesses it has
 * @param atoms how many records of atoms, erased ones counted
 * @param keys how many public keys
 * @param snapshots how many snapshots, each with its proof that the state extends it
 */
public record Bundle(Path directory, State state, long witnesses, long atoms, long keys, long snapshots) {
    public Bundle {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(state, "state");
    }
}
