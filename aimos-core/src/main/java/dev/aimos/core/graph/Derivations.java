package dev.aimos.core.graph;

import dev.aimos.AimosException;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps derivations from going in a circle, whatever their valid times: each relation of one call is tried against those the
 * graph shows and those tried before.
 *
 * <p>Searches from both ends in turn, and stops when either has nothing left: the usual derivation, of something new or from
 * something underived, costs one look.
 */
public final class Derivations {
    private final LatestGraph graph;
    private final Map<String, List<String>> premises = new HashMap<>();
    private final Map<String, List<String>> conclusions = new HashMap<>();

    /** Derivations on top of what a graph shows. */
    public Derivations(LatestGraph graph) {
        this.graph = graph;
    }

    /**
     * Adds one.
     *
     * @throws AimosException.Conflict if it closes a circle
     */
    public void add(Relation relation) throws IOException {
        if (reaches(relation.to(), relation.from())) {
            throw new AimosException.Conflict(
                    "derivation-cycle",
                    relation.to() + " was itself derived from " + relation.from()
                            + ", so that cannot be derived from it; a derivation never goes in a circle");
        }
        premises.computeIfAbsent(relation.from(), id -> new ArrayList<>(1)).add(relation.to());
        conclusions.computeIfAbsent(relation.to(), id -> new ArrayList<>(1)).add(relation.from());
    }

    /** Whether one thing was derived from another, over any number of steps. */
    private boolean reaches(String conclusion, String premise) throws IOException {
        Side down = new Side(conclusion, premises, true);
        Side up = new Side(premise, conclusions, false);
        while (true) {
            if (down.step(up.met)) {
                return true;
            }
            if (down.left.isEmpty()) {
                return false;
            }
            if (up.step(down.met)) {
                return true;
            }
            if (up.left.isEmpty()) {
                return false;
            }
        }
    }

    private final class Side {
        final Set<String> met = new HashSet<>();
        final Deque<String> left = new ArrayDeque<>();
        private final Map<String, List<String>> mine;
        private final boolean outward;

        Side(String start, Map<String, List<String>> mine, boolean outward) {
            this.mine = mine;
            this.outward = outward;
            met.add(start);
            left.add(start);
        }

        /** Looks at what is one step from the next thing; returns whether the other side has met any of it. */
        boolean step(Set<String> other) throws IOException {
            String id = left.remove();
            if (other.contains(id)) {
                return true;
            }
            for (String next : mine.getOrDefault(id, List.of())) {
                if (meets(next, other)) {
                    return true;
                }
            }
            String term = outward ? Terms.out(Link.Label.DERIVED_FROM, id) : Terms.in(Link.Label.DERIVED_FROM, id);
            for (LatestGraph.Stretch stretch : graph.filedUnder(term)) {
                if (stretch.record().item() instanceof Relation relation
                        && meets(outward ? relation.to() : relation.from(), other)) {
                    return true;
                }
            }
            return false;
        }

        private boolean meets(String id, Set<String> other) {
            if (met.add(id)) {
                left.add(id);
            }
            return other.contains(id);
        }
    }
}
