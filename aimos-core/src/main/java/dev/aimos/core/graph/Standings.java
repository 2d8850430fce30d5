package dev.aimos.core.graph;

import dev.aimos.graph.Kind;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Vertex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How things stand. Doubt spreads from words that are gone to every claim that rests on them, however far: each thing on
 * the way is looked at once.
 */
final class Standings {
    private final Lookup look;

    Standings(Lookup look) {
        this.look = look;
    }

    /** How one thing stands; what has left no record is gone, as nothing tells that it ever was. */
    Vertex of(String id) {
        return all(List.of(id), false).getOrDefault(id, new Vertex(id, Optional.empty(), Standing.GONE));
    }

    /** How some things stand that something refers to, by id, in the order given. */
    Map<String, Vertex> of(Collection<String> ids) {
        return all(ids, true);
    }

    private Map<String, Vertex> all(Collection<String> ids, boolean referred) {
        Footing footing = new Footing(look, look.ceiling("ask about something that rests on less"));
        List<String> claims = new ArrayList<>();
        for (String id : ids) {
            if (Kind.of(id) == Kind.CLAIM) {
                claims.add(id);
            }
        }
        footing.load(claims);
        Place place = footing.place();
        place.load(ids);
        Map<String, Standing> words =
                new Quotations(look.atoms()).standings(evidence(place.items().values()));
        Set<String> doubtful = doubtful(footing, words);
        claims.removeIf(claim -> !place.has(claim));
        Set<String> rejected = claims.isEmpty() ? Set.of() : new Rejections(look).among(claims);
        Map<String, Vertex> all = new LinkedHashMap<>();
        for (String id : ids) {
            Standing standing;
            if (!place.has(id)) {
                standing = referred && place.erased(id) ? Standing.ERASED : Standing.GONE;
            } else if (rejected.contains(id)) {
                standing = Standing.REJECTED;
            } else if (Kind.of(id) == Kind.CLAIM && doubtful.contains(id)) {
                standing = Standing.DOUBTFUL;
            } else {
                standing = words.getOrDefault(id, Standing.HOLDS);
            }
            all.put(id, new Vertex(id, place.item(id).map(Shown::held), standing));
        }
        return all;
    }

    private static List<Shown> evidence(Collection<Shown> items) {
        List<Shown> evidence = new ArrayList<>();
        for (Shown shown : items) {
            if (Kind.of(shown.id()) == Kind.EVIDENCE) {
                evidence.add(shown);
            }
        }
        return evidence;
    }

    /** Whether words are still to be found. */
    static boolean stands(Standing words) {
        return words == Standing.HOLDS || words == Standing.MOVED;
    }

    /** All that rests, however indirectly, on something that does not stand. */
    private static Set<String> doubtful(Footing footing, Map<String, Standing> words) {
        Map<String, List<String>> above = new HashMap<>();
        Set<String> shaken = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        for (String id : footing.things()) {
            for (Footing.Ground ground : footing.of(id)) {
                above.computeIfAbsent(ground.on(), on -> new ArrayList<>(1)).add(id);
                boolean stands =
                        footing.place().has(ground.on()) && stands(words.getOrDefault(ground.on(), Standing.HOLDS));
                if (!stands && shaken.add(ground.on())) {
                    left.add(ground.on());
                }
            }
        }
        while (!left.isEmpty()) {
            for (String id : above.getOrDefault(left.remove(), List.of())) {
                if (shaken.add(id)) {
                    left.add(id);
                }
            }
        }
        return shaken;
    }
}
