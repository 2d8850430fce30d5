package dev.aimos.examples.serve;

import dev.aimos.AimOs;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds things in the graph by words: the entity of that name, then what stands near the sentences that speak of it, then, among
 * the first claims of the graph, those that have the words in them.
 */
final class GraphFinder {
    private static final int SENTENCES = 30;

    /** Claims whose own words are looked at. */
    private static final int CLAIMS = 2_000;

    private final AimOs os;
    private final AsOf moment;

    GraphFinder(AimOs os, AsOf moment) {
        this.os = os;
        this.moment = moment;
    }

    /** Entities and claims, the likeliest first. */
    List<Map<String, Object>> find(Optional<String> words, int limit) {
        Set<String> ids = new LinkedHashSet<>();
        if (words.isPresent()) {
            named(words.get()).ifPresent(ids::add);
            near(words.get(), ids, limit);
            saying(words.get(), ids, limit);
        } else {
            claims(GraphQuery.where("?subject", "?predicate", "?object"), ids, limit);
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (String id : ids) {
            Vertex vertex = os.graph().vertex(id, moment);
            if (items.size() < limit && vertex.item().isPresent()) {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("id", id);
                item.put("kind", vertex.kind().word());
                item.put("label", GraphRoutes.label(vertex));
                items.add(item);
            }
        }
        return items;
    }

    private Optional<String> named(String words) {
        String id =
                Kind.ENTITY.prefix().isEmpty() || !words.startsWith(Kind.ENTITY.prefix()) ? Entity.idOf(words) : words;
        return os.graph().get(id, moment).map(held -> id);
    }

    private void claims(GraphQuery query, Set<String> ids, int limit) {
        Rows rows = os.graph().query(query.asOf(moment).limit(limit));
        rows.rows()
                .forEach(row ->
                        row.claims().forEach(claim -> ids.add(claim.item().id())));
    }

    /** Claims that have the words in them, and the entities they are about. */
    private void saying(String words, Set<String> ids, int limit) {
        if (ids.size() >= limit) {
            return;
        }
        String asked = words.toLowerCase(Locale.ROOT);
        GraphQuery all = GraphQuery.where("?subject", "?predicate", "?object")
                .asOf(moment)
                .limit(CLAIMS);
        for (Rows.Row row : os.graph().query(all).rows()) {
            for (Held<Claim> held : row.claims()) {
                Vertex subject = os.graph().vertex(held.item().subject(), moment);
                if (GraphRoutes.label(subject).toLowerCase(Locale.ROOT).contains(asked)) {
                    ids.add(subject.id());
                }
                if (held.item().statement().toLowerCase(Locale.ROOT).contains(asked)) {
                    ids.add(held.item().id());
                }
            }
        }
    }

    private void near(String words, Set<String> ids, int limit) {
        Graph graph = os.graph();
        ids.stream()
                .findFirst()
                .ifPresent(entity -> claims(GraphQuery.where(entity, "?predicate", "?object"), ids, limit));
        Query query = Query.of(words)
                .mode(Mode.LEXICAL)
                .level(Level.SENTENCE)
                .limit(SENTENCES)
                .asOf(moment);
        for (Hit hit : os.index().search(query)) {
            if (ids.size() >= limit) {
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
