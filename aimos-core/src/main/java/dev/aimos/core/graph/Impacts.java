package dev.aimos.core.graph;

import dev.aimos.graph.Evidence;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Link.Label;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Vertex;
import dev.aimos.index.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what would follow if something were wrong, level by level. What is not shown at the moment cannot become wrong at
 * it, and is left out. For one impact; not thread-safe.
 */
final class Impacts {
    private record Met(int depth, String by, String label) {}

    /** Something affected by another. */
    private record Step(String to, Label label) {}

    private final Lookup look;
    private final Place place;
    private final Links links;
    private final Ceiling ceiling;
    private final Map<String, Met> met = new LinkedHashMap<>();

    Impacts(Lookup look) {
        this.look = look;
        this.place = new Place(look);
        this.links = new Links(look, EnumSet.of(Label.SUPPORTS), EnumSet.of(Label.DERIVED_FROM, Label.SOURCE));
        this.ceiling = look.ceiling("ask about something on which less rests");
    }

    Impact impact(String root) {
        ceiling.meet();
        met.put(root, new Met(0, root, ""));
        Set<String> frontier = Set.of(root);
        for (int depth = 1; !frontier.isEmpty(); depth++) {
            Map<String, List<Step>> found = steps(frontier);
            List<String> ends = new ArrayList<>();
            found.values().forEach(some -> some.forEach(step -> ends.add(step.to)));
            place.load(ends);
            Set<String> next = new LinkedHashSet<>();
            for (String id : frontier) {
                for (Step step : found.getOrDefault(id, List.of())) {
                    Met how = new Met(depth, id, step.label.word());
                    if (place.has(step.to) && met.putIfAbsent(step.to, how) == null) {
                        ceiling.meet();
                        next.add(step.to);
                    }
                }
            }
            frontier = next;
        }
        return new Impact(root, consequences(root), look.basis());
    }

    /** What each thing of a level affects: pieces of the memory what is quoted from or derived from anything in them. */
    private Map<String, List<Step>> steps(Set<String> frontier) {
        Map<String, List<Step>> steps = new HashMap<>();
        List<String> items = new ArrayList<>();
        Set<String> atoms = new LinkedHashSet<>();
        for (String id : frontier) {
            if (Kind.of(id) == Kind.MEMORY) {
                atoms.add(Terms.atom(Address.parse(id).key()));
            } else {
                items.add(id);
            }
        }
        if (!atoms.isEmpty()) {
            Map<String, List<Shown>> found = look.find(atoms);
            for (String id : frontier) {
                if (Kind.of(id) == Kind.MEMORY) {
                    Address address = Address.parse(id);
                    steps.put(id, inside(address, found.getOrDefault(Terms.atom(address.key()), List.of())));
                }
            }
        }
        if (!items.isEmpty()) {
            links.of(items, Map.of()).forEach((id, some) -> {
                List<Step> all = new ArrayList<>(some.size());
                for (Link link : some) {
                    all.add(new Step(link.other(id), link.label()));
                }
                steps.put(id, all);
            });
        }
        return steps;
    }

    private List<Step> inside(Address address, List<Shown> found) {
        List<Step> steps = new ArrayList<>();
        for (Shown shown : found) {
            switch (shown.item()) {
                case Evidence evidence -> {
                    if (address.contains(evidence.at())) {
                        place.put(shown);
                        steps.add(new Step(shown.id(), Label.QUOTES));
                    }
                }
                case Relation relation -> {
                    if (Label.of(relation.type()) == Label.DERIVED_FROM && within(address, relation.to())) {
                        steps.add(new Step(relation.from(), Label.DERIVED_FROM));
                    }
                }
                default -> {}
            }
        }
        steps.sort(Comparator.comparing(Step::label).thenComparing(Step::to));
        return steps;
    }

    private static boolean within(Address address, String id) {
        return Kind.of(id) == Kind.MEMORY && address.contains(Address.parse(id));
    }

    private List<Impact.Consequence> consequences(String root) {
        List<String> affected = new ArrayList<>(met.keySet());
        affected.remove(0);
        Set<String> standing = new Fall(look, place, root, affected).standing();
        List<Impact.Consequence> consequences = new ArrayList<>(affected.size());
        Map<String, Vertex> vertices = new Standings(look).of(affected);
        vertices.forEach((id, vertex) -> {
            Met how = met.getOrDefault(id, new Met(0, id, ""));
            consequences.add(new Impact.Consequence(how.depth, vertex, how.by, how.label, !standing.contains(id)));
        });
        return consequences;
    }
}
