package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Cut;
import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;

/**
 * The index after a transaction: a Lucene reader, and the cuts that it does not show yet. Immutable, thread-safe, and
 * counted: whoever holds it releases it.
 */
final class View {
    private final DirectoryReader reader;
    private final List<Leaf> leaves;
    private final Applied applied;

    private View(DirectoryReader reader, List<Leaf> leaves, Applied applied) {
        this.reader = reader;
        this.leaves = List.copyOf(leaves);
        this.applied = applied;
    }

    /** The first view of an index, which has no pending cuts. Takes over the caller's reference to the reader. */
    static View first(DirectoryReader reader, Applied applied) throws IOException {
        return new View(reader, leaves(reader, List.of(), List.of(), List.of()), applied);
    }

    /**
     * The next view. Takes over the caller's reference to the reader, and leaves this view's reference alone.
     *
     * @param next a newer reader, or the same
     * @param pending all pending cuts
     * @param unseen those of them that this view does not carry
     */
    View next(DirectoryReader next, Collection<Cut> pending, List<Cut> unseen, Applied done) throws IOException {
        return new View(next, leaves(next, leaves, pending, unseen), done);
    }

    private static List<Leaf> leaves(
            DirectoryReader reader, List<Leaf> before, Collection<Cut> pending, List<Cut> unseen) throws IOException {
        Map<SegmentReader, Leaf> sameSegment = new HashMap<>();
        Map<IndexReader.CacheKey, SegmentCore> cores = new HashMap<>();
        for (Leaf leaf : before) {
            sameSegment.put(leaf.reader(), leaf);
            cores.put(coreKey(leaf.reader()), leaf.core());
        }
        List<Cut> all = List.copyOf(pending);
        List<Leaf> leaves = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            SegmentReader segment = (SegmentReader) context.reader();
            Leaf same = sameSegment.get(segment);
            if (same != null) {
                leaves.add(same.with(unseen));
            } else {
                SegmentCore core = cores.get(coreKey(segment));
                leaves.add(Leaf.of(segment, core == null ? new SegmentCore(segment) : core, all));
            }
        }
        return leaves;
    }

    private static IndexReader.CacheKey coreKey(SegmentReader segment) {
        return segment.getCoreCacheHelper().getKey();
    }

    DirectoryReader reader() {
        return reader;
    }

    /** The segments, in the order of the reader's leaves. */
    List<Leaf> leaves() {
        return leaves;
    }

    /** What the view contains. */
    Applied applied() {
        return applied;
    }

    /** Whether a moment is no earlier than the view's last transaction, on both axes. */
    boolean isPresent(Moment moment) {
        return moment.tx() >= applied.tx() && moment.validAt() >= applied.at();
    }

    /** Takes a reference, unless the last one has been released. */
    boolean tryAcquire() {
        return reader.tryIncRef();
    }

    /** Gives a reference back; the last one closes the view. */
    void release() throws IOException {
        reader.decRef();
    }
}
