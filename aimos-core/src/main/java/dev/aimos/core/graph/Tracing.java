package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Link.Label;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Vertex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds why something is believed, level by level. For one trace; not thread-safe. */
final class Tracing {
    /** How a thing was met first. */
    private record Met(int depth, String toward, String label) {}

    private record Pair(String one, String other) {
        static Pair of(String a, String b) {
            return a.compareTo(b) < 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    private final Lookup look;
    private final Place place;
    private final Links links;
    private final Clashes clashes;
    private final Ceiling ceiling;
    private final Map<String, Met> met = new LinkedHashMap<>();
    private final List<Link> followed = new ArrayList<>();
    private final Set<Walking.Said> said = new HashSet<>();
    private final Set<Pair> against = new HashSet<>();

    Tracing(Lookup look) {
        this.look = look;
        this.place = new Place(look);
        this.links = new Links(
                look,
                EnumSet.of(Label.DERIVED_FROM, Label.QUOTES, Label.SOURCE),
                EnumSet.of(Label.SUPPORTS, Label.CONTRADICTS));
        this.clashes = new Clashes(look, false);
        this.ceiling = look.ceiling("trace something that rests on less");
    }

    Trace trace(String root) {
        place.load(List.of(root));
        if (!place.has(root)) {
            throw missing(look, root);
        }
        ceiling.meet();
        met.put(root, new Met(0, root, ""));
        Set<String> frontier = Set.of(root);
        for (int depth = 1; !frontier.isEmpty(); depth++) {
            Map<String, List<Link>> found = links.of(frontier, place.items());
            Map<String, List<Shown>> rivals = rivals(frontier);
            Set<String> next = new LinkedHashSet<>();
            for (String id : frontier) {
                for (Link link : found.getOrDefault(id, List.of())) {
                    if (link.label() == Label.CONTRADICTS) {
                        against.add(Pair.of(link.from(), link.to()));
                    }
                    if (said.add(Walking.Said.of(link))) {
                        follow(link, id, depth, next);
                    }
                }
                for (Shown rival : rivals.getOrDefault(id, List.of())) {
                    if (against.add(Pair.of(rival.id(), id))) {
                        follow(new Link(rival.id(), Label.CONTRADICTS, id, rival.held()), id, depth, next);
                    }
                }
            }
            place.load(next);
            next.removeIf(id -> !place.has(id));
            frontier = next;
        }
        return new Trace(root, steps(), followed, look.basis());
    }

    static AimosException.NotFound missing(Lookup look, String id) {
        return new AimosException.NotFound(
                "item-missing",
                "'" + id + "' is not shown at " + look.basis().validAt() + " as known by transaction "
                        + look.basis().tx());
    }

    private void follow(Link link, String id, int depth, Set<String> next) {
        followed.add(link);
        String other = link.other(id);
        if (met.putIfAbsent(other, new Met(depth, id, link.label().word())) == null) {
            ceiling.meet();
            next.add(other);
        }
    }

    /** What each claim of a level excludes for what both say. */
    private Map<String, List<Shown>> rivals(Set<String> frontier) {
        List<Shown> claims = new ArrayList<>();
        for (String id : frontier) {
            if (Kind.of(id) == Kind.CLAIM) {
                place.item(id).ifPresent(claims::add);
            }
        }
        return claims.isEmpty() ? Map.of() : Clash.rivals(clashes.implied(claims));
    }

    private List<Trace.Step> steps() {
        Map<String, Vertex> standings = new Standings(look).of(met.keySet());
        List<Trace.Step> steps = new ArrayList<>(met.size());
        standings.forEach((id, vertex) -> {
            Met how = met.getOrDefault(id, new Met(0, id, ""));
            steps.add(new Trace.Step(how.depth, vertex, how.toward, how.label));
        });
        return steps;
    }
}
