package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.Words;
import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes by their words.
 *
 * <p>The score of a paragraph (and of a sentence, if sentences are voted for) is its BM25, plus a share of each neighbour's
 * and of the document's; that of a document or a section is its BM25, plus a share of its best paragraph's; each divided by
 * the sum of the shares. Neighbours matter where an answer follows a question: the words asked for are in the one, what is
 * wanted in the other. Where all words or a phrase are demanded, or titles are searched, nodes stand for themselves.
 */
final class LexicalChannel implements Channel {
    private final CatalogReader reader;
    private final Words words;
    private final Scope scope;
    private final boolean alone;
    private Map<NodeId, FoundNode> found = Map.of();
    private Map<NodeId, Double> bestBelow = Map.of();

    LexicalChannel(CatalogReader reader, Words words, Scope scope) {
        this.reader = reader;
        this.words = words;
        this.scope = scope;
        this.alone = words.match() != Match.ANY_WORD || words.field() != TextField.TEXT;
    }

    private double share(double vote, boolean concerned) {
        return alone || !concerned ? 0 : vote;
    }

    private boolean large() {
        return scope.level() == Level.DOCUMENT || scope.level() == Level.SECTION;
    }

    private double up() {
        return share(scope.votes().up(), !large());
    }

    private double beside() {
        return share(scope.votes().beside(), !large());
    }

    private double down() {
        return share(scope.votes().down(), large());
    }

    @Override
    public boolean alone() {
        return up() == 0 && beside() == 0 && down() == 0;
    }

    @Override
    public Map<NodeId, FoundNode> pool(int size, int least) throws IOException {
        Map<NodeId, FoundNode> pool = new HashMap<>();
        for (FoundNode node : search(scope.level(), size)) {
            pool.put(node.id(), node);
        }
        if (down() > 0) {
            addBelow(size, pool);
        }
        if (beside() > 0) {
            pool.putAll(look(scope.level(), beside(pool.keySet())));
        }
        found = pool;
        return pool;
    }

    private List<FoundNode> search(Level level, int size) throws IOException {
        return reader.search(words, level, scope.filter(), scope.moment(), size, scope.deadline());
    }

    /** What the best paragraphs are in. */
    private void addBelow(int size, Map<NodeId, FoundNode> pool) throws IOException {
        Map<NodeId, Double> best = new HashMap<>();
        for (FoundNode paragraph : search(Level.PARAGRAPH, size)) {
            best.merge(paragraph.id().at(scope.level()), paragraph.score(), Math::max);
        }
        Set<NodeId> missing = new HashSet<>(best.keySet());
        missing.removeAll(pool.keySet());
        pool.putAll(look(scope.level(), missing));
        bestBelow = best;
    }

    private Map<NodeId, FoundNode> look(Level level, Collection<NodeId> nodes) throws IOException {
        return nodes.isEmpty() ? Map.of() : reader.look(words, level, scope.moment(), nodes);
    }

    private static Set<NodeId> beside(Collection<NodeId> nodes) {
        Set<NodeId> beside = new HashSet<>();
        for (NodeId node : nodes) {
            Neighbours.previous(node).ifPresent(beside::add);
            Neighbours.next(node).ifPresent(beside::add);
        }
        beside.removeAll(nodes);
        return beside;
    }

    @Override
    public Map<NodeId, Double> scores(Collection<NodeId> nodes) throws IOException {
        Map<NodeId, Double> own = own(nodes);
        Map<NodeId, Double> documents = up() > 0 ? documents(nodes) : Map.of();
        Map<NodeId, Double> scores = new HashMap<>();
        double shares = 1 + up() + 2 * beside() + down();
        for (NodeId node : nodes) {
            double sum = own.getOrDefault(node, 0.0)
                    + up() * documents.getOrDefault(NodeId.document(node.seq()), 0.0)
                    + beside() * score(own, Neighbours.previous(node))
                    + beside() * score(own, Neighbours.next(node))
                    + down() * bestBelow.getOrDefault(node, 0.0);
            scores.put(node, sum / shares);
        }
        return scores;
    }

    private static double score(Map<NodeId, Double> scores, Optional<NodeId> node) {
        return node.map(one -> scores.getOrDefault(one, 0.0)).orElse(0.0);
    }

    /** The BM25 of nodes, and where it is needed of their neighbours. */
    private Map<NodeId, Double> own(Collection<NodeId> nodes) throws IOException {
        Set<NodeId> wanted = new HashSet<>(nodes);
        if (beside() > 0) {
            wanted.addAll(beside(nodes));
        }
        Map<NodeId, Double> own = new HashMap<>();
        List<NodeId> unknown = new ArrayList<>();
        for (NodeId node : wanted) {
            FoundNode known = found.get(node);
            if (known == null) {
                unknown.add(node);
            } else {
                own.put(node, known.score());
            }
        }
        if (!alone) {
            look(scope.level(), unknown).forEach((node, seen) -> own.put(node, seen.score()));
        }
        return own;
    }

    private Map<NodeId, Double> documents(Collection<NodeId> nodes) throws IOException {
        Set<NodeId> documents = new HashSet<>();
        nodes.forEach(node -> documents.add(NodeId.document(node.seq())));
        Map<NodeId, Double> scores = new HashMap<>();
        look(Level.DOCUMENT, documents).forEach((node, seen) -> scores.put(node, seen.score()));
        return scores;
    }

    @Override
    public Explanation explain(NodeId node) throws IOException {
        List<Explanation> details = new ArrayList<>();
        details.add(reader.explain(words, scope.moment(), node));
        if (up() > 0) {
            Map<NodeId, Double> document = documents(List.of(node));
            details.add(Explanation.of(
                    document.getOrDefault(NodeId.document(node.seq()), 0.0), "BM25 of the document, share " + up()));
        }
        if (beside() > 0) {
            Map<NodeId, Double> own = own(List.of(node));
            details.add(Explanation.of(
                    score(own, Neighbours.previous(node)), "BM25 of the node before, share " + beside()));
            details.add(Explanation.of(score(own, Neighbours.next(node)), "BM25 of the node after, share " + beside()));
        }
        if (down() > 0) {
            details.add(
                    Explanation.of(bestBelow.getOrDefault(node, 0.0), "BM25 of the best paragraph, share " + down()));
        }
        double score = scores(List.of(node)).getOrDefault(node, 0.0);
        return new Explanation(score, "lexical: what follows, by shares", details);
    }
}
