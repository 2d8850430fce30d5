package dev.aimos.core.graph;

import dev.aimos.graph.Link;
import dev.aimos.graph.Route;
import dev.aimos.graph.Walk;
import dev.aimos.graph.Walk.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds shortest ways from both ends at once, level by level: the end with fewer things at its edge goes on, until the two
 * meet. Everything on the way is there at the moment, the ends included.
 */
final class Routes {
    private final Lookup look;

    Routes(Lookup look) {
        this.look = look;
    }

    Optional<Route> path(Walk walk, String to) {
        Place place = new Place(look);
        place.load(List.of(walk.start(), to));
        if (!place.has(walk.start()) || !place.has(to)) {
            return Optional.empty();
        }
        if (walk.start().equals(to)) {
            return Optional.of(new Route(List.of(to), List.of(), look.basis()));
        }
        Ceiling ceiling = look.ceiling("ask for a shorter way, or along fewer labels");
        Side ahead = new Side(walk.start(), Links.of(look, walk.direction(), walk.labels()), place, ceiling);
        Side back = new Side(to, Links.of(look, reverse(walk.direction()), walk.labels()), place, ceiling);
        for (int steps = 0; steps < walk.depth(); steps++) {
            Side side = ahead.edge.size() <= back.edge.size() ? ahead : back;
            side.step();
            String met = side.firstOf(side == ahead ? back : ahead);
            if (met != null) {
                return Optional.of(route(ahead.wayTo(met), back.wayTo(met), walk.start()));
            }
            if (side.edge.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Direction reverse(Direction direction) {
        return switch (direction) {
            case OUT -> Direction.IN;
            case IN -> Direction.OUT;
            case BOTH -> Direction.BOTH;
        };
    }

    private Route route(List<Link> fromMeeting, List<Link> toEnd, String start) {
        List<Link> links = new ArrayList<>(fromMeeting);
        Collections.reverse(links);
        links.addAll(toEnd);
        List<String> ids = new ArrayList<>(links.size() + 1);
        String at = start;
        ids.add(at);
        for (Link link : links) {
            at = link.other(at);
            ids.add(at);
        }
        return new Route(ids, links, look.basis());
    }

    /** What was met from one end. */
    private static final class Side {
        final String root;
        final Links links;
        final Place place;
        final Ceiling ceiling;
        /** By which link, from the root's side, each thing was met first. */
        final Map<String, Link> by = new LinkedHashMap<>();

        Set<String> edge;

        Side(String root, Links links, Place place, Ceiling ceiling) {
            this.root = root;
            this.links = links;
            this.place = place;
            this.ceiling = ceiling;
            this.edge = Set.of(root);
            ceiling.meet();
        }

        void step() {
            Map<String, List<Link>> found = links.of(edge, place.items());
            place.load(Walking.ends(found));
            Set<String> next = new LinkedHashSet<>();
            found.forEach((id, some) -> {
                for (Link link : some) {
                    String other = link.other(id);
                    if (!other.equals(root) && place.has(other) && by.putIfAbsent(other, link) == null) {
                        ceiling.meet();
                        next.add(other);
                    }
                }
            });
            edge = next;
        }

        /** The first thing at the edge that the other side has met, too. */
        @Nullable
        String firstOf(Side other) {
            for (String id : edge) {
                if (id.equals(other.root) || other.by.containsKey(id)) {
                    return id;
                }
            }
            return null;
        }

        /** The links from a thing to the root. */
        List<Link> wayTo(String id) {
            List<Link> way = new ArrayList<>();
            String at = id;
            Link link = by.get(at);
            while (link != null) {
                way.add(link);
                at = link.other(at);
                link = by.get(at);
            }
            return way;
        }
    }
}
