package dev.aimos.lucene.catalog;

import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Documents of a segment that a search through vectors may find. */
final class Accepted extends AcceptDocs {
    private final @Nullable Bits bits;
    private final int size;
    private int cost = -1;

    /**
     * @param bits the documents; null for all
     * @param size how many the segment has
     */
    Accepted(@Nullable Bits bits, int size) {
        this.bits = bits;
        this.size = size;
    }

    @Override
    public @Nullable Bits bits() {
        return bits;
    }

    @Override
    public DocIdSetIterator iterator() {
        return bits == null ? DocIdSetIterator.all(size) : new BitSetIterator(FixedBitSet.copyOf(bits), cost());
    }

    @Override
    public int cost() {
        if (cost < 0) {
            cost = bits == null ? size : FixedBitSet.copyOf(bits).cardinality();
        }
        return cost;
    }
}
