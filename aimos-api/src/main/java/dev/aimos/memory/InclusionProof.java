package dev.aimos.memory;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Shows that a record is in the journal that a snapshot names, without the journal (RFC 9162, section 2.1.3).
 *
 * <p>The leaf is SHA-256(0x00 ‖ header ‖ payload hash), so the proof goes on holding after the payload is erased.
 *
 * @param seq number of the record: index of its leaf
 * @param size leaves of the tree
 * @param header the record's header, as hexadecimal digits of the bytes in the journal
 * @param payloadHash SHA-256 of the record's payload
 * @param path hashes of the siblings, from the leaf up
 */
public record InclusionProof(long seq, long size, String header, Hash payloadHash, List<Hash> path) {
    public InclusionProof {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(payloadHash, "payloadHash");
        path = List.copyOf(path);
    }

    /** Hash of the leaf. */
    public Hash leaf() {
        return Hash.sha256(new byte[] {0}, HexFormat.of().parseHex(header), payloadHash.toBytes());
    }

    /** Whether this proves the record to be under a root. Any malformed proof proves nothing. */
    public boolean proves(Hash root) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(header);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MerkleProofs.inclusion(Hash.sha256(new byte[] {0}, bytes, payloadHash.toBytes()), seq, size, path, root);
    }
}
