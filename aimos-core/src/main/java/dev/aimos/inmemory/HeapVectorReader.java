package dev.aimos.inmemory;

import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.NodeVectors;
import dev.aimos.core.catalog.NodeVectors.Embedded;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Level;
import dev.aimos.inmemory.HeapCatalog.Posting;
import dev.aimos.inmemory.HeapNodes.HeapNode;
import dev.aimos.memory.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The definitions of all readings of vectors, word for word: every vector is looked at. */
final class HeapVectorReader implements VectorReader {
    private static final NodeVectors NONE = new NodeVectors(Map.of(), Optional.empty());

    private final HeapCatalog catalog;
    private final HeapCatalogReader reader;

    HeapVectorReader(HeapCatalog catalog, long tx) {
        this.catalog = catalog;
        this.reader = new HeapCatalogReader(catalog, tx);
    }

    /** The vectors of a record. */
    static NodeVectors vectors(Posting posting) {
        NodeVectors vectors = posting.document().vectors();
        return vectors == null ? NONE : vectors;
    }

    /** The vector of one node: a paragraph of one sentence and that sentence share one. */
    private static float @Nullable [] vector(Posting posting, HeapNode node) {
        if (node.id().level() == Level.DOCUMENT) {
            return vectors(posting).whole().orElse(null);
        }
        Segments segments = posting.document().segments();
        int number = node.number();
        boolean single = node.id().level() == Level.SENTENCE
                && segments.subtreeEnd(segments.parent(number)) - segments.parent(number) == 2;
        Embedded embedded = vectors(posting).nodes().get(single ? segments.parent(number) : number);
        return embedded == null ? null : embedded.vector();
    }

    @Override
    public List<FoundNode> nearest(
            float[] query, Level level, Filter filter, Moment moment, int limit, boolean exact, Deadline deadline) {
        List<FoundNode> found = new ArrayList<>();
        for (String key : catalog.keys()) {
            deadline.check();
            Posting posting = reader.shown(key, moment);
            if (posting != null && HeapCatalogReader.passes(filter, posting)) {
                for (HeapNode node : posting.nodes().of(level)) {
                    float[] vector = vector(posting, node);
                    if (vector != null) {
                        found.add(new FoundNode(key, node.id(), node.start(), node.end(), dot(query, vector)));
                    }
                }
            }
        }
        return HeapCatalogReader.best(found, limit);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /**
     * The vectors of a node itself, or of its paragraphs if it is larger than one.
     *
     * @param given whether vectors that callers gave to documents count among theirs
     */
    private Map<NodeId, List<float[]>> vectorsOf(Collection<NodeId> nodes, boolean given) {
        Set<Long> seqs = new HashSet<>();
        nodes.forEach(node -> seqs.add(node.seq()));
        Map<NodeId, List<float[]>> vectors = new TreeMap<>();
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                if (!seqs.contains(posting.entry().seq())) {
                    continue;
                }
                for (HeapNode one : posting.nodes().all()) {
                    float[] vector = vector(posting, one);
                    boolean document = one.id().level() == Level.DOCUMENT;
                    for (NodeId node : nodes) {
                        Level from = node.level() == Level.SENTENCE ? Level.SENTENCE : Level.PARAGRAPH;
                        boolean below = one.id().at(node.level()).equals(node)
                                && (document ? given : one.id().level() == from);
                        if (vector != null && below) {
                            vectors.computeIfAbsent(node, n -> new ArrayList<>())
                                    .add(vector);
                        }
                    }
                }
            }
        }
        return vectors;
    }

    @Override
    public Map<NodeId, Double> similarities(float[] query, Collection<NodeId> nodes) {
        Map<NodeId, Double> greatest = new TreeMap<>();
        vectorsOf(nodes, true)
                .forEach((node, vectors) -> greatest.put(
                        node,
                        vectors.stream()
                                .mapToDouble(vector -> dot(query, vector))
                                .max()
                                .orElse(-1)));
        return greatest;
    }

    @Override
    public Map<NodeId, float[]> vectors(Collection<NodeId> nodes) {
        Map<NodeId, float[]> means = new TreeMap<>();
        vectorsOf(nodes, false).forEach((node, vectors) -> {
            float[] sum = new float[vectors.get(0).length];
            vectors.forEach(vector -> {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += vector[i];
                }
            });
            double length = Math.sqrt(dot(sum, sum));
            if (length > 0) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] = (float) (sum[i] / length);
                }
                means.put(node, sum);
            }
        });
        return means;
    }

    @Override
    public long count() {
        long count = 0;
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                count += vectors(posting).nodes().size()
                        + (vectors(posting).whole().isPresent() ? 1 : 0);
            }
        }
        return count;
    }

    @Override
    public void close() {}
}
