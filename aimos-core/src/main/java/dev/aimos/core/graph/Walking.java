package dev.aimos.core.graph;

import dev.aimos.graph.Link;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks through the graph, level by level: one lookup for the links of a level and, if the walk goes further, one for their
 * other ends.
 *
 * <p>The first step keeps every link, so that walking on only ever adds; what is not there is met by it, but not passed.
 */
final class Walking {
    private final Lookup look;

    Walking(Lookup look) {
        this.look = look;
    }

    Neighbourhood neighbourhood(Walk walk) {
        Links links = Links.of(look, walk.direction(), walk.labels());
        Ceiling ceiling = look.ceiling("take fewer steps, or follow fewer labels");
        Place place = new Place(look);
        Map<String, Integer> distances = new LinkedHashMap<>();
        List<Link> followed = new ArrayList<>();
        Set<Said> seen = new HashSet<>();
        ceiling.meet();
        distances.put(walk.start(), 0);
        if (links.needsItem(walk.start())) {
            place.load(List.of(walk.start()));
        }
        Set<String> frontier = Set.of(walk.start());
        for (int step = 1; step <= walk.depth() && !frontier.isEmpty(); step++) {
            Map<String, List<Link>> found = links.of(frontier, place.items());
            if (walk.depth() > 1) {
                place.load(ends(found));
            }
            Set<String> next = new LinkedHashSet<>();
            for (Map.Entry<String, List<Link>> from : found.entrySet()) {
                for (Link link : from.getValue()) {
                    String other = link.other(from.getKey());
                    boolean there = walk.depth() == 1 || place.has(other);
                    if ((there || step == 1) && seen.add(Said.of(link))) {
                        followed.add(link);
                        if (distances.putIfAbsent(other, step) == null) {
                            ceiling.meet();
                            if (there) {
                                next.add(other);
                            }
                        }
                    }
                }
            }
            frontier = next;
        }
        return new Neighbourhood(walk.start(), distances, followed, look.basis());
    }

    /** The other ends of links, by the thing they were found from. */
    static List<String> ends(Map<String, List<Link>> found) {
        List<String> ends = new ArrayList<>();
        found.forEach((id, links) -> links.forEach(link -> ends.add(link.other(id))));
        return ends;
    }

    /** What tells a link from all others: the record that says it, by number, as ids of items cost a hash. */
    record Said(long seq, Link.Label label) {
        static Said of(Link link) {
            return new Said(link.said().recorded().seq(), link.label());
        }
    }
}
