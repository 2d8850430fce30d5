package dev.aimos.core.graph;

import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What things rest on: what supports a claim, and what anything was derived from; down to the last, two lookups for each
 * level. Not thread-safe.
 */
final class Footing {
    /**
     * Something that a thing rests on.
     *
     * @param on its id
     * @param premise whether the thing was derived from it; if not, it supports the thing
     * @param confidence of the relation that says so
     */
    record Ground(String on, boolean premise, double confidence) {}

    private static final Comparator<Ground> ORDER =
            Comparator.comparing(Ground::premise, Boolean::compare).thenComparing(Ground::on);

    private final Lookup look;
    private final Place place;
    private final Ceiling ceiling;
    private final Map<String, List<Ground>> grounds = new HashMap<>();

    Footing(Lookup look, Ceiling ceiling) {
        this.look = look;
        this.place = new Place(look);
        this.ceiling = ceiling;
    }

    /** Looks up all that some things rest on, and that in turn. */
    void load(Collection<String> ids) {
        load(ids, Integer.MAX_VALUE);
    }

    /** Looks up what some things rest on, and no further. */
    void loadNext(Collection<String> ids) {
        load(ids, 1);
    }

    private void load(Collection<String> ids, int levels) {
        place.load(ids);
        Set<String> frontier = new LinkedHashSet<>(ids);
        for (int level = 0; level < levels; level++) {
            frontier.removeIf(id -> grounds.containsKey(id) || !place.has(id));
            if (frontier.isEmpty()) {
                return;
            }
            Set<String> terms = new LinkedHashSet<>();
            for (String id : frontier) {
                ceiling.meet();
                terms.addAll(terms(id));
            }
            Map<String, List<Shown>> found = look.find(terms);
            Set<String> next = new LinkedHashSet<>();
            for (String id : frontier) {
                List<Ground> some = new ArrayList<>(2);
                for (String term : terms(id)) {
                    for (Shown shown : found.getOrDefault(term, List.of())) {
                        some.add(ground(shown.relation(), id));
                    }
                }
                some.sort(ORDER);
                some.forEach(ground -> next.add(ground.on));
                grounds.put(id, some);
            }
            place.load(next);
            frontier = next;
        }
    }

    private static List<String> terms(String id) {
        Kind kind = Kind.of(id);
        String premises = Terms.out(Link.Label.DERIVED_FROM, id);
        return kind == Kind.CLAIM ? List.of(Terms.in(Link.Label.SUPPORTS, id), premises) : List.of(premises);
    }

    private static Ground ground(Relation relation, String id) {
        boolean premise = relation.from().equals(id);
        return new Ground(premise ? relation.to() : relation.from(), premise, relation.confidence());
    }

    /** What a thing rests on: what supports it first, each in the order of ids. */
    List<Ground> of(String id) {
        return grounds.getOrDefault(id, List.of());
    }

    /** All things looked at. */
    Set<String> things() {
        return grounds.keySet();
    }

    /** Where they are. */
    Place place() {
        return place;
    }
}
