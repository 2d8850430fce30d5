package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.FloatVectorValues;

/** A view of vectors, as the engine reads it. */
final class LuceneVectorReader implements VectorReader {
    private final View view;
    private final int oversampling;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over the caller's reference to the view. */
    LuceneVectorReader(View view, int oversampling) {
        this.view = view;
        this.oversampling = oversampling;
    }

    @Override
    public List<FoundNode> nearest(
            float[] query, Level level, Filter filter, Moment moment, int limit, boolean exact, Deadline deadline)
            throws IOException {
        return new VectorSearch(view, query, moment, oversampling, deadline).nearest(level, filter, limit, exact);
    }

    @Override
    public Map<NodeId, Double> similarities(float[] query, Collection<NodeId> nodes) throws IOException {
        return new NodeVectorsOf(view).similarities(query, nodes);
    }

    @Override
    public Map<NodeId, float[]> vectors(Collection<NodeId> nodes) throws IOException {
        return new NodeVectorsOf(view).means(nodes);
    }

    @Override
    public long count() throws IOException {
        long count = 0;
        for (Leaf leaf : view.leaves()) {
            for (Level level : Level.values()) {
                FloatVectorValues values = leaf.reader().getFloatVectorValues(Fields.vector(level));
                count += values == null ? 0 : values.size();
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            view.release();
        }
    }
}
