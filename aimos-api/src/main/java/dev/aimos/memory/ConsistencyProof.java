package dev.aimos.memory;

import java.util.List;

/**
 * Shows that one journal is the beginning of another: nothing before was changed, only added to (RFC 9162, section
 * 2.1.4).
 *
 * @param fromSize leaves of the earlier tree
 * @param toSize leaves of the later tree
 * @param path hashes that connect the two roots
 */
public record ConsistencyProof(long fromSize, long toSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether this proves the later root to extend the earlier. Any malformed proof proves nothing. */
    public boolean proves(Hash fromRoot, Hash toRoot) {
        return MerkleProofs.consistency(fromSize, toSize, path, fromRoot, toRoot);
    }
}
