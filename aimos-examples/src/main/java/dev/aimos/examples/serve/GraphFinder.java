package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Graph;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Held;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Vertex;
import dev.aimos.graph.Walk;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds things in the graph by words: the entity of that name, then what stands near the sentences that speak of it, then claims
 * that have the words in them. All claims are looked at, until enough is found: the cost grows with the graph.
 */
final class GraphFinder {
    private static final int SENTENCES = 30;

    private final AimOs os;
    private final AsOf moment;

    /** Whether everything there is was looked at. */
    private boolean complete = true;

    /**
     * What was found.
     *
     * @param items entities and claims, the likeliest first
     * @param complete whether there is nothing else to be found
     */
    record Found(List<Map<String, Object>> items, boolean complete) {}

    GraphFinder(AimOs os, AsOf moment) {
        this.os = os;
        this.moment = moment;
    }

    /** Entities and claims, so many at the most. */
    Found find(Optional<String> words, int limit) {
        Set<String> ids = new LinkedHashSet<>();
        if (words.isPresent()) {
            named(words.get()).ifPresent(ids::add);
            near(words.get(), ids, limit);
            saying(words.get(), ids, limit);
        } else {
            complete = claims(GraphQuery.where("?subject", "?predicate", "?object"), ids, limit);
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (String id : ids) {
            Vertex vertex = os.graph().vertex(id, moment);
            if (vertex.item().isEmpty()) {
                continue;
            }
            if (items.size() == limit) {
                complete = false;
            } else {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("id", id);
                item.put("kind", vertex.kind().word());
                item.put("label", GraphRoutes.label(vertex));
                items.add(item);
            }
        }
        return new Found(items, complete);
    }

    private Optional<String> named(String words) {
        String id =
                Kind.ENTITY.prefix().isEmpty() || !words.startsWith(Kind.ENTITY.prefix()) ? Entity.idOf(words) : words;
        return os.graph().get(id, moment).map(held -> id);
    }

    private boolean claims(GraphQuery query, Set<String> ids, int limit) {
        Rows rows = os.graph().query(query.asOf(moment).limit(limit));
        rows.rows()
                .forEach(row ->
                        row.claims().forEach(claim -> ids.add(claim.item().id())));
        return rows.complete();
    }

    /** Claims that have the words in them, and the entities they are about. */
    private void saying(String words, Set<String> ids, int limit) {
        String asked = words.toLowerCase(Locale.ROOT);
        Map<String, Boolean> spoken = new HashMap<>();
        for (Rows.Row row : all()) {
            for (Held<Claim> held : row.claims()) {
                if (ids.size() > limit) {
                    complete = false;
                    return;
                }
                String subject = held.item().subject();
                if (spoken.computeIfAbsent(subject, id -> says(label(id), asked))) {
                    ids.add(subject);
                }
                if (says(held.item().statement(), asked)) {
                    ids.add(held.item().id());
                }
            }
        }
    }

    private static boolean says(String text, String asked) {
        return text.toLowerCase(Locale.ROOT).contains(asked);
    }

    private String label(String id) {
        return GraphRoutes.label(os.graph().vertex(id, moment));
    }

    /** All claims; none, and that is said, where the graph is larger than one question may be. */
    private List<Rows.Row> all() {
        try {
            return os.graph()
                    .query(GraphQuery.where("?subject", "?predicate", "?object")
                            .asOf(moment)
                            .limit(Integer.MAX_VALUE))
                    .rows();
        } catch (AimosException.InvalidRequest e) {
            if (!e.code().equals("graph-too-large")) {
                throw e;
            }
            complete = false;
            return List.of();
        }
    }

    private void near(String words, Set<String> ids, int limit) {
        Graph graph = os.graph();
        ids.stream()
                .findFirst()
                .ifPresent(entity -> complete &= claims(GraphQuery.where(entity, "?predicate", "?object"), ids, limit));
        Query query = Query.of(words)
                .mode(Mode.LEXICAL)
                .level(Level.SENTENCE)
                .limit(SENTENCES)
                .asOf(moment);
        for (Hit hit : os.index().search(query)) {
            if (ids.size() > limit) {
                complete = false;
                return;
            }
            for (String at : List.of(
                    hit.address().toString(), hit.address().at(Level.DOCUMENT).toString())) {
                graph.neighbourhood(Walk.from(at).depth(2).asOf(moment)).distances().keySet().stream()
                        .filter(id -> id.startsWith(Kind.ENTITY.prefix()) || id.startsWith(Kind.CLAIM.prefix()))
                        .forEach(ids::add);
            }
        }
    }
}
