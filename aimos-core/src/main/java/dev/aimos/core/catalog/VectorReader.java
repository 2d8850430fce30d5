package dev.aimos.core.catalog;

import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Vectors at a point in time. Immutable and thread-safe; closed by whoever acquired it. All vectors have length 1. */
public interface VectorReader extends AutoCloseable {
    /**
     * The nodes whose vectors are nearest to a query's at a moment, nearest first; equal ones by key, then by place. The
     * score is the cosine, from -1 to 1.
     *
     * @param query a vector of length 1
     * @param level {@link Level#PARAGRAPH} or {@link Level#SENTENCE}, or {@link Level#DOCUMENT} for vectors that callers
     *     gave to whole atoms
     * @param exact whether every vector is looked at
     */
    List<FoundNode> nearest(
            float[] query, Level level, Filter filter, Moment moment, int limit, boolean exact, Deadline deadline)
            throws IOException;

    /** The greatest cosine among the vectors of a node and of those below it, for each that has any. */
    Map<NodeId, Double> similarities(float[] query, Collection<NodeId> nodes) throws IOException;

    /** The vector of each node, or of what is below it the mean, brought to length 1; for each that has any. */
    Map<NodeId, float[]> vectors(Collection<NodeId> nodes) throws IOException;

    /** How many vectors there are, superseded ones included. */
    long count() throws IOException;

    @Override
    void close() throws IOException;
}
