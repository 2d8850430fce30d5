package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 over the records, grown at its right edge.
 *
 * <p>The hash of every complete subtree is stored once, in the order in which they become complete (the layout of Russ
 * Cox, <i>Transparent Logs for Skeptical Clients</i>, 2019). Appending leaf {@code i} stores the leaf and then each
 * subtree that it completes, so the trees before leaf {@code i} take {@code 2i - bitCount(i)} entries, and the subtree of
 * height {@code h} whose last leaf is {@code i} is {@code h} entries further. Hence any root or proof of any past size is
 * O(log n) reads.
 *
 * <p>One thread at a time appends; any thread asks about sizes published to it.
 */
final class HashTree implements Closeable {
    private final Sidecar nodes;
    private final RightEdge edge = new RightEdge();

    private HashTree(Sidecar nodes) {
        this.nodes = nodes;
    }

    /** Opens the stored tree, as of a size; what was stored for a larger one is dropped. */
    static HashTree open(Disk disk, long size) throws IOException {
        HashTree tree = new HashTree(Sidecar.open(disk, Names.TREE, Hash.LENGTH, entries(size)));
        try {
            tree.rewind(size);
            return tree;
        } catch (IOException e) {
            tree.close();
            throw e;
        }
    }

    /** Entries stored for a tree of a size. */
    static long entries(long size) {
        return 2 * size - Long.bitCount(size);
    }

    /** Adds a leaf by its hash. */
    void append(byte[] leaf, int offset) {
        edge.add(leaf, offset, hash -> nodes.append(hash, 0));
    }

    /** Goes back to a size it had. */
    void rewind(long to) throws IOException {
        nodes.truncate(entries(to));
        edge.reset(to, (leaf, height, into, at) -> nodes.read(entryEndingAt(leaf, height), into, at));
    }

    /** Copies an entry, by its place in the order of storage. */
    void entry(long index, byte[] into) throws IOException {
        nodes.read(index, into, 0);
    }

    void flushIfLarge() throws IOException {
        nodes.flushIfLarge();
    }

    void sync() throws IOException {
        nodes.sync();
    }

    /** The hash of a leaf. */
    Hash leaf(long seq) throws IOException {
        byte[] hash = new byte[Hash.LENGTH];
        nodes.read(entryEndingAt(seq, 0), hash, 0);
        return Hash.of(hash);
    }

    /** The root over the first leaves. */
    Hash root(long of) throws IOException {
        return of == 0 ? Hash.sha256() : Hash.of(range(new Sha256(), 0, of));
    }

    /** The siblings from a leaf up to the root of a size (RFC 9162, section 2.1.3.1). */
    List<Hash> inclusion(long leaf, long of) throws IOException {
        List<Hash> path = new ArrayList<>();
        inclusion(new Sha256(), leaf, 0, of, path);
        return path;
    }

    /** What connects the roots of two sizes (RFC 9162, section 2.1.4.1). */
    List<Hash> consistency(long from, long to) throws IOException {
        List<Hash> path = new ArrayList<>();
        if (0 < from && from < to) {
            consistency(new Sha256(), from, 0, to, true, path);
        }
        return path;
    }

    private void inclusion(Sha256 hasher, long leaf, long from, long to, List<Hash> path) throws IOException {
        if (to - from == 1) {
            return;
        }
        long middle = middle(from, to);
        if (leaf < middle) {
            inclusion(hasher, leaf, from, middle, path);
            path.add(Hash.of(range(hasher, middle, to)));
        } else {
            inclusion(hasher, leaf, middle, to, path);
            path.add(Hash.of(range(hasher, from, middle)));
        }
    }

    private void consistency(Sha256 hasher, long old, long from, long to, boolean known, List<Hash> path)
            throws IOException {
        if (old == to) {
            if (!known) {
                path.add(Hash.of(range(hasher, from, to)));
            }
            return;
        }
        long middle = middle(from, to);
        if (old <= middle) {
            consistency(hasher, old, from, middle, known, path);
            path.add(Hash.of(range(hasher, middle, to)));
        } else {
            consistency(hasher, old, middle, to, false, path);
            path.add(Hash.of(range(hasher, from, middle)));
        }
    }

    /** The root over leaves from one to another, where the first is where the tree over them begins. */
    private byte[] range(Sha256 hasher, long from, long to) throws IOException {
        byte[] hash = new byte[Hash.LENGTH];
        long width = Long.lowestOneBit(to - from);
        nodes.read(entryEndingAt(to - 1, Long.numberOfTrailingZeros(width)), hash, 0);
        byte[] left = new byte[Hash.LENGTH];
        for (long end = to - width; end > from; end -= width) {
            width = Long.lowestOneBit(end - from);
            nodes.read(entryEndingAt(end - 1, Long.numberOfTrailingZeros(width)), left, 0);
            hasher.node(left, 0, hash, 0, hash, 0);
        }
        return hash;
    }

    private static long middle(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }

    private static long entryEndingAt(long leaf, int height) {
        return entries(leaf) + height;
    }

    @Override
    public void close() throws IOException {
        nodes.close();
    }
}
