package dev.aimos.core.graph;

import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/** Which entities are other names of the same thing, over valid time, as far as is known. Not thread-safe. */
final class Twins {
    private record Edge(String other, Presence said) {}

    private final Lookup look;
    private final Ceiling ceiling;
    private final Set<String> loaded = new HashSet<>();
    private final Set<String> relations = new HashSet<>();
    private final Map<String, List<Edge>> edges = new HashMap<>();

    Twins(Lookup look) {
        this.look = look;
        this.ceiling = look.ceiling("entities have too many other names (sameAs)");
    }

    /** Looks up all other names of some entities: one lookup for each step away from them. */
    void load(Collection<String> entities) {
        Set<String> frontier = new LinkedHashSet<>(entities);
        frontier.removeAll(loaded);
        while (!frontier.isEmpty()) {
            Set<String> terms = new LinkedHashSet<>();
            for (String id : frontier) {
                ceiling.meet();
                loaded.add(id);
                terms.add(Terms.out(Link.Label.SAME_AS, id));
                terms.add(Terms.in(Link.Label.SAME_AS, id));
            }
            Set<String> next = new LinkedHashSet<>();
            for (List<Shown> found : look.findEver(terms).values()) {
                for (Shown shown : found) {
                    if (relations.add(shown.id())) {
                        Relation relation = shown.relation();
                        Presence said = Presence.of(look, shown.id());
                        join(relation.from(), new Edge(relation.to(), said));
                        join(relation.to(), new Edge(relation.from(), said));
                        next.add(relation.from());
                        next.add(relation.to());
                    }
                }
            }
            next.removeAll(loaded);
            frontier = next;
        }
    }

    private void join(String id, Edge edge) {
        edges.computeIfAbsent(id, i -> new ArrayList<>(1)).add(edge);
    }

    /** Whether two entities that were loaded are the same at an instant. */
    boolean same(String one, String other, long at) {
        return one.equals(other) || reaches(one, other, edge -> edge.said.at(at) != null);
    }

    /** Whether two entities that were loaded may be the same at some time. */
    boolean sameEver(String one, String other) {
        return one.equals(other) || reaches(one, other, edge -> true);
    }

    private boolean reaches(String one, String other, Predicate<Edge> open) {
        Set<String> met = new HashSet<>();
        Queue<String> queue = new ArrayDeque<>();
        queue.add(one);
        met.add(one);
        while (!queue.isEmpty()) {
            for (Edge edge : edges.getOrDefault(queue.remove(), List.of())) {
                if (open.test(edge) && met.add(edge.other)) {
                    if (edge.other.equals(other)) {
                        return true;
                    }
                    queue.add(edge.other);
                }
            }
        }
        return false;
    }

    /** Adds the instants from which an entity may have other names than before. */
    void changes(String entity, NavigableSet<Long> instants) {
        Set<String> met = new HashSet<>();
        Queue<String> queue = new ArrayDeque<>();
        queue.add(entity);
        met.add(entity);
        while (!queue.isEmpty()) {
            for (Edge edge : edges.getOrDefault(queue.remove(), List.of())) {
                edge.said.changes(instants);
                if (met.add(edge.other)) {
                    queue.add(edge.other);
                }
            }
        }
    }
}
