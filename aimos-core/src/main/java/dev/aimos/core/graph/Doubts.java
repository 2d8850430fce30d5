package dev.aimos.core.graph;

import dev.aimos.graph.Doubt;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the claims that rest on words which are no longer there. Cost: every relation is read once, every evidence that
 * supports a claim is looked up once, and each text quoted is read once.
 */
final class Doubts {
    private final Lookup look;
    private final Place place;

    Doubts(Lookup look) {
        this.look = look;
        this.place = new Place(look);
    }

    List<Doubt> list() {
        Map<String, Set<String>> supporters = supporters();
        Map<String, Standing> words =
                new Quotations(look.atoms()).standings(place.items().values());
        Map<String, Set<String>> lost = new TreeMap<>();
        supporters.forEach((claim, evidence) -> {
            Set<String> gone = new TreeSet<>(evidence);
            gone.removeIf(id -> stands(id, words));
            if (!gone.isEmpty()) {
                lost.put(claim, gone);
            }
        });
        Map<String, Shown> claims = look.get(lost.keySet());
        List<Doubt> doubts = new ArrayList<>();
        lost.forEach((claim, gone) -> {
            Shown shown = claims.get(claim);
            if (shown != null) {
                boolean supported = supporters.getOrDefault(claim, Set.of()).size() > gone.size();
                List<Vertex> evidence =
                        gone.stream().map(id -> vertex(id, words)).toList();
                doubts.add(new Doubt(shown.held(shown.claim()), evidence, supported));
            }
        });
        return doubts;
    }

    /** The evidence that supports each claim; looked up. */
    private Map<String, Set<String>> supporters() {
        Map<String, Set<String>> supporters = new HashMap<>();
        List<Shown> page = look.page(Kind.RELATION.prefix(), null);
        while (!page.isEmpty()) {
            Set<String> evidence = new LinkedHashSet<>();
            for (Shown shown : page) {
                Relation relation = shown.relation();
                if (relation.type() == RelationType.SUPPORTS && Kind.of(relation.from()) == Kind.EVIDENCE) {
                    evidence.add(relation.from());
                    supporters
                            .computeIfAbsent(relation.to(), to -> new LinkedHashSet<>(2))
                            .add(relation.from());
                }
            }
            place.load(evidence);
            page = look.page(Kind.RELATION.prefix(), page.get(page.size() - 1).id());
        }
        return supporters;
    }

    private boolean stands(String evidence, Map<String, Standing> words) {
        return place.has(evidence) && Standings.stands(words.getOrDefault(evidence, Standing.GONE));
    }

    private Vertex vertex(String evidence, Map<String, Standing> words) {
        Optional<Held<? extends Item>> held = place.item(evidence).map(Shown::held);
        Standing standing = held.isPresent()
                ? words.getOrDefault(evidence, Standing.GONE)
                : place.erased(evidence) ? Standing.ERASED : Standing.GONE;
        return new Vertex(evidence, held, standing);
    }
}
