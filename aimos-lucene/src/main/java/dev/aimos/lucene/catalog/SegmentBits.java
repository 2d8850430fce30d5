package dev.aimos.lucene.catalog;

import java.io.IOException;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** A set of documents of a view, segment by segment. */
@FunctionalInterface
interface SegmentBits {
    /** The documents of a segment that are in the set and among others; null stands for all. */
    Bits and(int segment, @Nullable Bits others) throws IOException;
}
