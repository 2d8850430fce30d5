package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.index.Address;
import dev.aimos.memory.Hash;
import java.util.Objects;

/**
 * A piece of the memory that an answer used.
 *
 * @param address the node: a document, or a piece of one
 * @param seq number of the atom's record in the journal
 * @param leaf hash of that record's leaf in the Merkle tree: of the record's header and the hash of its payload
 */
public record Use(Address address, long seq, Hash leaf) {
    public Use {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(leaf, "leaf");
        if (seq < 0) {
            throw new AimosException.InvalidRequest("seq-negative", "records count from 0; got " + seq);
        }
    }
}
