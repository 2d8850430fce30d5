package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes by their vectors.
 *
 * <p>A document or a section is as near as its best paragraph, or as a vector that its caller gave to it. A paragraph's score
 * is its own cosine, plus a share of its document's, divided by the sum of the shares. Cosines c become scores (1 + c) / 2.
 */
final class VectorChannel implements Channel {
    private final VectorReader reader;
    private final float[] query;
    private final Scope scope;
    private final Map<NodeId, Double> known = new HashMap<>();

    VectorChannel(VectorReader reader, float[] query, Scope scope) {
        this.reader = reader;
        this.query = query;
        this.scope = scope;
    }

    private boolean large() {
        return scope.level() == Level.DOCUMENT || scope.level() == Level.SECTION;
    }

    private double up() {
        return large() ? 0 : scope.votes().up();
    }

    @Override
    public boolean alone() {
        return up() == 0;
    }

    @Override
    public Map<NodeId, FoundNode> pool(int size, int least) throws IOException {
        Map<NodeId, FoundNode> pool = new HashMap<>();
        if (!large()) {
            for (FoundNode node : nearest(scope.level(), size)) {
                pool.put(node.id(), node);
                known.put(node.id(), node.score());
            }
            return pool;
        }
        if (scope.level() == Level.DOCUMENT) {
            nearest(Level.DOCUMENT, size).forEach(whole -> add(whole, pool));
        }
        boolean given = !pool.isEmpty();
        // Several of the best paragraphs may be in one document: ask for more until there are enough documents.
        for (int asked = size; ; asked *= 2) {
            List<FoundNode> paragraphs = nearest(Level.PARAGRAPH, asked);
            paragraphs.forEach(paragraph -> add(paragraph, pool));
            if (pool.size() >= least || paragraphs.size() < asked) {
                if (given) {
                    // The better of a document's two kinds of vectors may not be the one that was found.
                    known.clear();
                }
                return pool;
            }
        }
    }

    private List<FoundNode> nearest(Level level, int size) throws IOException {
        return reader.nearest(query, level, scope.filter(), scope.moment(), size, scope.exact(), scope.deadline());
    }

    private void add(FoundNode below, Map<NodeId, FoundNode> pool) {
        NodeId node = below.id().at(scope.level());
        known.merge(node, below.score(), Math::max);
        // Where it starts and ends is not known here: see Retrieval.
        pool.putIfAbsent(node, new FoundNode(below.key(), node, 0, 0, below.score()));
    }

    @Override
    public Map<NodeId, Double> scores(Collection<NodeId> nodes) throws IOException {
        Map<NodeId, Double> cosines = cosines(nodes);
        Map<NodeId, Double> scores = new HashMap<>();
        for (NodeId node : nodes) {
            Double cosine = cosines.get(node);
            if (cosine != null) {
                double document = cosines.getOrDefault(NodeId.document(node.seq()), cosine);
                double mean = (cosine + up() * document) / (1 + up());
                scores.put(node, Math.clamp((1 + mean) / 2, 0, 1));
            }
        }
        return scores;
    }

    /** The cosines of nodes, and where they are needed of their documents. */
    private Map<NodeId, Double> cosines(Collection<NodeId> nodes) throws IOException {
        Set<NodeId> unknown = new HashSet<>(nodes);
        if (up() > 0) {
            nodes.forEach(node -> unknown.add(NodeId.document(node.seq())));
        }
        unknown.removeIf(known::containsKey);
        Map<NodeId, Double> cosines = new HashMap<>(known);
        if (!unknown.isEmpty()) {
            cosines.putAll(reader.similarities(query, unknown));
        }
        return cosines;
    }

    @Override
    public Explanation explain(NodeId node) throws IOException {
        List<Explanation> details = new ArrayList<>();
        Map<NodeId, Double> cosines = cosines(List.of(node));
        double cosine = cosines.getOrDefault(node, 0.0);
        details.add(Explanation.of(cosine, large() ? "cosine of the best paragraph" : "cosine"));
        if (up() > 0) {
            double document = cosines.getOrDefault(NodeId.document(node.seq()), cosine);
            details.add(Explanation.of(document, "cosine of the document's best paragraph, share " + up()));
        }
        double score = scores(List.of(node)).getOrDefault(node, 0.0);
        return new Explanation(score, "vector: (1 + the mean of what follows, by shares) / 2", details);
    }
}
