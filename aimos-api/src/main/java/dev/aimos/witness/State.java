package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.util.Objects;

/**
 * The state of the memory that something was read from: the moment, and the root of the Merkle tree over all the records that
 * could be seen. Whoever holds a later snapshot can be shown that it extends this state.
 *
 * @param basis the moment
 * @param records how many records the journal had then
 * @param root root of the tree over them (RFC 9162)
 */
public record State(Basis basis, long records, Hash root) {
    public State {
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(root, "root");
        if (records < 0 || basis.tx() < 0 || records < basis.tx()) {
            throw new AimosException.InvalidRequest(
                    "state-malformed",
                    "a state has at least one record for each transaction; got " + records + " records and transaction "
                            + basis.tx());
        }
    }
}
