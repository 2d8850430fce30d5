package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.io.IOException;

/** The complete subtrees at the right edge of a growing Merkle tree (RFC 9162, section 2.1.2). Not thread-safe. */
final class RightEdge {
    /** Takes the hash of each complete subtree: the new leaf first, then what it completes, from the bottom up. */
    interface Sink<E extends Exception> {
        void node(byte[] hash) throws E;
    }

    /** Gives the hash of the complete subtree of a height whose last leaf is given. */
    interface Source {
        void node(long lastLeaf, int height, byte[] into, int at) throws IOException;
    }

    private final Sha256 sha = new Sha256();
    private final byte[] hashes = new byte[Long.SIZE * Hash.LENGTH];
    private final byte[] fresh = new byte[Hash.LENGTH];
    private long size;

    long size() {
        return size;
    }

    /** Adds a leaf by its hash. */
    <E extends Exception> void add(byte[] leaf, int offset, Sink<E> sink) throws E {
        System.arraycopy(leaf, offset, fresh, 0, Hash.LENGTH);
        sink.node(fresh);
        int height = 0;
        while (has(height)) {
            sha.node(hashes, height * Hash.LENGTH, fresh, 0, fresh, 0);
            sink.node(fresh);
            height++;
        }
        System.arraycopy(fresh, 0, hashes, height * Hash.LENGTH, Hash.LENGTH);
        size++;
    }

    /** Takes the edge of another size. */
    void reset(long to, Source source) throws IOException {
        size = to;
        long leaves = 0;
        for (int height = Long.SIZE - 1; height >= 0; height--) {
            if (has(height)) {
                leaves += 1L << height;
                source.node(leaves - 1, height, hashes, height * Hash.LENGTH);
            }
        }
    }

    /** Root of the tree. */
    Hash root() {
        if (size == 0) {
            return Hash.sha256();
        }
        byte[] root = new byte[Hash.LENGTH];
        int height = Long.numberOfTrailingZeros(size);
        System.arraycopy(hashes, height * Hash.LENGTH, root, 0, Hash.LENGTH);
        for (height++; height < Long.SIZE; height++) {
            if (has(height)) {
                sha.node(hashes, height * Hash.LENGTH, root, 0, root, 0);
            }
        }
        return Hash.of(root);
    }

    private boolean has(int height) {
        return (size >> height & 1) == 1;
    }
}
