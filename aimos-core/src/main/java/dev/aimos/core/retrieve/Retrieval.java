package dev.aimos.core.retrieve;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.core.catalog.Words;
import dev.aimos.core.metrics.Laps;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.Stage;
import dev.aimos.index.Explanation;
import dev.aimos.index.Match;
import dev.aimos.index.Query;
import dev.aimos.index.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers one query from readers. Each channel makes a pool of candidates; every candidate gets its exact score in every
 * channel, whichever found it; the scores are fused, and the best are given.
 *
 * <p>Pools hold {@value #POOL} candidates, or as many as hits are wanted: deeper ones were measured, and gain nothing.
 */
public final class Retrieval {
    private static final int POOL = 100;

    private final Query query;
    private final Scope scope;
    private final CatalogReader texts;
    private final @Nullable Channel lexical;
    private final @Nullable Channel vector;
    private final @Nullable Expansion expansion;
    private final Laps laps;

    /**
     * @param texts where words are looked for
     * @param words the words; null for a search by vectors alone
     * @param vectors where vectors are looked for; null for a search by words alone
     * @param question the query's vector, of length 1; used with vectors only
     * @param expansion what else belongs to what is found; null for nothing
     * @param recorder hears how long each stage takes
     */
    public Retrieval(
            Query query,
            Moment moment,
            Deadline deadline,
            CatalogReader texts,
            @Nullable Words words,
            @Nullable VectorReader vectors,
            float[] question,
            @Nullable Expansion expansion,
            Recorder recorder) {
        this.query = query;
        this.scope = Scope.of(query, moment, deadline);
        this.texts = texts;
        this.lexical = words == null ? null : new LexicalChannel(texts, words, scope);
        this.vector = vectors == null ? null : new VectorChannel(vectors, question, scope);
        this.expansion = expansion;
        this.laps = recorder.laps();
    }

    /**
     * The best nodes, best first; equal ones by key, then by place. Nodes that match by no channel are no hits, unless they
     * belong to some.
     */
    public List<Retrieved> best(int limit) throws IOException {
        Map<NodeId, FoundNode> pool = pool(limit);
        Map<NodeId, Double> scores = scores(pool);
        long start = laps.start();
        List<FoundNode> ranked = ranked(pool, scores);
        laps.add(Stage.SEARCH_FUSE, start);
        Optional<Mixture> mixture = mixture(pool, scores, ranked);
        start = laps.start();
        if (mixture.isPresent()) {
            scores = mixture.get().scores();
            ranked = ranked(pool, scores);
            laps.add(Stage.SEARCH_FUSE, start);
        }
        start = laps.start();
        List<Retrieved> best = new ArrayList<>();
        for (FoundNode node : placed(ranked.subList(0, Math.min(limit, ranked.size())))) {
            double score = scores.getOrDefault(node.id(), 0.0);
            Optional<Explanation> why = Optional.empty();
            if (query.explain()) {
                why = Optional.of(
                        mixture.isPresent()
                                ? mixture.get().explain(node.id(), this::explain)
                                : explain(node.id(), score));
            }
            best.add(new Retrieved(node, score, why));
        }
        laps.add(Stage.SEARCH_EXPLAIN, start);
        laps.flush();
        return best;
    }

    private static List<FoundNode> ranked(Map<NodeId, FoundNode> pool, Map<NodeId, Double> scores) {
        List<FoundNode> ranked = new ArrayList<>(pool.values());
        ranked.removeIf(node -> !scores.containsKey(node.id()));
        ranked.sort(Comparator.comparingDouble((FoundNode node) -> scores.getOrDefault(node.id(), 0.0))
                .reversed()
                .thenComparing(FoundNode::key, Utf8Order.INSTANCE)
                .thenComparing(FoundNode::id));
        return ranked;
    }

    /** What the scores become by what belongs to the best, which is added to the pool. */
    private Optional<Mixture> mixture(Map<NodeId, FoundNode> pool, Map<NodeId, Double> scores, List<FoundNode> ranked)
            throws IOException {
        Expansion asked = expansion;
        if (asked == null) {
            return Optional.empty();
        }
        List<Retrieved> first = new ArrayList<>();
        for (FoundNode node : ranked) {
            first.add(new Retrieved(node, scores.getOrDefault(node.id(), 0.0), Optional.empty()));
        }
        long start = laps.start();
        Optional<Expansion.Reached> reached = asked.reach(first);
        laps.add(Stage.SEARCH_GRAPH, start);
        scope.deadline().check();
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        boolean demanding = query.match() != Match.ANY_WORD || query.field() != TextField.TEXT;
        if (!(demanding && vector == null) && !reached.get().added().isEmpty()) {
            texts.look(
                            Words.any(List.of()),
                            scope.level(),
                            scope.moment(),
                            reached.get().added())
                    .forEach(pool::putIfAbsent);
        }
        return Optional.of(new Mixture(asked.weight(), scores, scores(pool), reached.get()));
    }

    private Map<NodeId, FoundNode> pool(int limit) throws IOException {
        Map<NodeId, FoundNode> pool = new HashMap<>();
        for (Channel channel : new @Nullable Channel[] {vector, lexical}) {
            if (channel != null) {
                long start = laps.start();
                boolean enough = channel.alone() && (vector == null || lexical == null) && expansion == null;
                pool.putAll(channel.pool(enough ? limit : Math.max(POOL, limit), limit));
                laps.add(stage(channel), start);
                scope.deadline().check();
            }
        }
        return pool;
    }

    /** Looks up where nodes are that vectors found by their paragraphs. */
    private List<FoundNode> placed(List<FoundNode> nodes) throws IOException {
        List<NodeId> missing = new ArrayList<>();
        for (FoundNode node : nodes) {
            if (node.end() == 0) {
                missing.add(node.id());
            }
        }
        if (missing.isEmpty()) {
            return nodes;
        }
        Map<NodeId, FoundNode> looked = texts.look(Words.any(List.of()), scope.level(), scope.moment(), missing);
        List<FoundNode> placed = new ArrayList<>();
        for (FoundNode node : nodes) {
            FoundNode known = node.end() == 0 ? looked.get(node.id()) : node;
            if (known != null) {
                placed.add(known);
            }
        }
        return placed;
    }

    /** The scores of those candidates that match by words or by vectors, be it as the last of all, with a score of 0. */
    private Map<NodeId, Double> scores(Map<NodeId, FoundNode> pool) throws IOException {
        Map<NodeId, Double> byWords = scores(lexical, pool);
        Map<NodeId, Double> byVector = scores(vector, pool);
        long start = laps.start();
        Map<NodeId, Double> scores = new HashMap<>();
        if (lexical == null) {
            scores.putAll(byVector);
        } else if (vector == null) {
            scores.putAll(byWords);
        } else {
            scores.putAll(Fused.of(query.fusion(), pool.keySet(), byWords, byVector));
        }
        scores.keySet()
                .removeIf(node -> !(byWords.getOrDefault(node, 0.0) > 0 || byVector.getOrDefault(node, 0.0) > 0));
        laps.add(Stage.SEARCH_FUSE, start);
        return scores;
    }

    private Map<NodeId, Double> scores(@Nullable Channel channel, Map<NodeId, FoundNode> pool) throws IOException {
        if (channel == null) {
            return Map.of();
        }
        long start = laps.start();
        Map<NodeId, Double> scores = channel.scores(pool.keySet());
        laps.add(stage(channel), start);
        return scores;
    }

    private static Stage stage(Channel channel) {
        return channel instanceof VectorChannel ? Stage.SEARCH_VECTOR : Stage.SEARCH_LEXICAL;
    }

    private Explanation explain(NodeId node, double score) throws IOException {
        List<Explanation> details = new ArrayList<>();
        if (lexical != null) {
            details.add(lexical.explain(node));
        }
        if (vector != null) {
            details.add(vector.explain(node));
        }
        return details.size() == 1
                ? details.get(0)
                : new Explanation(score, "fused by " + query.fusion() + " over the candidates", details);
    }
}
