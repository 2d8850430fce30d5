package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of nodes that are named: a sentence's or a paragraph's own, those of its paragraphs for a larger node. Cost:
 * for each, looking its record up and reading the vectors of it.
 */
final class NodeVectorsOf {
    /** Hears of the vectors of nodes. */
    private interface Visitor {
        void visit(NodeId node, float[] vector);
    }

    private final View view;

    NodeVectorsOf(View view) {
        this.view = view;
    }

    /** The greatest cosine of a query with the vectors of each node, that which a caller gave to a document included. */
    Map<NodeId, Double> similarities(float[] query, Collection<NodeId> nodes) throws IOException {
        Map<NodeId, Double> greatest = new HashMap<>();
        visit(
                nodes,
                true,
                (node, vector) -> greatest.merge(node, (double) VectorUtil.dotProduct(query, vector), Math::max));
        return greatest;
    }

    /** The mean of the vectors of each node, brought to length 1. */
    Map<NodeId, float[]> means(Collection<NodeId> nodes) throws IOException {
        Map<NodeId, float[]> sums = new TreeMap<>();
        visit(nodes, false, (node, vector) -> {
            float[] sum = sums.get(node);
            if (sum == null) {
                sums.put(node, vector.clone());
            } else {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += vector[i];
                }
            }
        });
        // Vectors that cancel each other out have no direction, and no mean.
        sums.values().removeIf(sum -> VectorUtil.dotProduct(sum, sum) == 0);
        sums.values().forEach(VectorUtil::l2normalize);
        return sums;
    }

    private void visit(Collection<NodeId> nodes, boolean given, Visitor visitor) throws IOException {
        Map<Long, List<NodeId>> bySeq = new HashMap<>();
        nodes.forEach(node ->
                bySeq.computeIfAbsent(node.seq(), seq -> new ArrayList<>()).add(node));
        Map<Integer, SegmentVectors> segments = new HashMap<>();
        NodeLookup.visit(view, bySeq.keySet(), (segment, document, seq, place) -> {
            SegmentVectors vectors = segments.computeIfAbsent(segment, SegmentVectors::new);
            for (NodeId node : bySeq.getOrDefault(seq, List.of())) {
                if (place.isIn(node)) {
                    Level level = node.level() == Level.SENTENCE ? Level.SENTENCE : Level.PARAGRAPH;
                    float[] vector = vectors.of(level, document);
                    if (vector == null && level == Level.SENTENCE) {
                        vector = vectors.of(Level.PARAGRAPH, document);
                    }
                    if (vector != null) {
                        visitor.visit(node, vector);
                    }
                    float[] whole =
                            given && node.level() == Level.DOCUMENT ? vectors.of(Level.DOCUMENT, document) : null;
                    if (whole != null) {
                        visitor.visit(node, whole);
                    }
                }
            }
            return true;
        });
    }

    /** The vectors of one segment, by document, ascending. */
    private final class SegmentVectors {
        private final int segment;
        private final Map<Level, Walk> walks = new EnumMap<>(Level.class);

        SegmentVectors(int segment) {
            this.segment = segment;
        }

        float @Nullable [] of(Level level, int document) throws IOException {
            Walk walk = walks.get(level);
            if (walk == null) {
                FloatVectorValues values =
                        view.leaves().get(segment).reader().getFloatVectorValues(Fields.vector(level));
                walk = new Walk(values, values == null ? null : values.iterator());
                walks.put(level, walk);
            }
            return walk.of(document);
        }
    }

    private record Walk(@Nullable FloatVectorValues values, KnnVectorValues.@Nullable DocIndexIterator iterator) {
        float @Nullable [] of(int document) throws IOException {
            if (values == null || iterator == null) {
                return null;
            }
            int at = iterator.docID() < document ? iterator.advance(document) : iterator.docID();
            return at == document ? values.vectorValue(iterator.index()) : null;
        }
    }
}
