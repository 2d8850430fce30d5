package dev.aimos.core.graph;

import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows a transitive predicate along chains of facts, from many ends at once: one lookup for each step of the longest chain.
 * Shortest chains come first, and each end is reached once. Not thread-safe.
 */
final class Chains {
    private final Facts facts;
    private final String predicate;
    private final boolean forward;
    private final Ceiling ceiling;
    private final Map<Value, List<Fact>> next = new HashMap<>();

    /** What was reached from one end, by what. */
    private static final class Reach {
        final Value start;
        final Map<Value, Trail> trails = new LinkedHashMap<>();
        List<Value> edge;

        Reach(Value start) {
            this.start = start;
            this.edge = List.of(start);
        }
    }

    /**
     * @param forward whether from subjects to objects
     */
    Chains(Facts facts, String predicate, boolean forward, Ceiling ceiling) {
        this.facts = facts;
        this.predicate = predicate;
        this.forward = forward;
        this.ceiling = ceiling;
    }

    /** All facts along chains from each of some ends. */
    Map<Value, List<Fact>> from(Collection<? extends Value> starts) {
        List<Reach> all = new ArrayList<>();
        new LinkedHashSet<>(starts).forEach(start -> all.add(new Reach(start)));
        List<Reach> going = new ArrayList<>(all);
        while (!going.isEmpty()) {
            load(going);
            going.forEach(this::step);
            going.removeIf(reach -> reach.edge.isEmpty());
        }
        Map<Value, List<Fact>> found = new HashMap<>();
        for (Reach reach : all) {
            List<Fact> some = new ArrayList<>();
            reach.trails.forEach((end, trail) -> fact(reach.start, end, trail, some));
            found.put(reach.start, some);
        }
        return found;
    }

    private void fact(Value start, Value end, Trail trail, List<Fact> found) {
        if ((forward ? start : end) instanceof Value.Ref subject) {
            found.add(new Fact(subject.id(), predicate, forward ? end : start, trail));
        }
    }

    private void step(Reach reach) {
        List<Value> edge = new ArrayList<>();
        for (Value at : reach.edge) {
            for (Fact fact : next.getOrDefault(at, List.of())) {
                Value end = forward ? fact.object() : new Value.Ref(fact.subject());
                if (!reach.trails.containsKey(end)) {
                    ceiling.meet();
                    Shown claim = fact.trail().claim();
                    reach.trails.put(end, Trail.of(reach.trails.get(at), claim, forward));
                    edge.add(end);
                }
            }
        }
        reach.edge = edge;
    }

    /** Looks up the steps from all edges that were not looked up before. */
    private void load(List<Reach> going) {
        Map<Ask, Value> asks = new LinkedHashMap<>();
        Set<Value> asked = new LinkedHashSet<>();
        for (Reach reach : going) {
            for (Value at : reach.edge) {
                if (!next.containsKey(at) && asked.add(at)) {
                    if (!forward) {
                        asks.put(new Ask(null, predicate, at, true), at);
                    } else if (at instanceof Value.Ref ref) {
                        asks.put(new Ask(ref.id(), predicate, null, true), at);
                    }
                }
            }
        }
        if (!asks.isEmpty()) {
            Map<Ask, List<Fact>> found = facts.find(asks.keySet());
            asks.forEach((ask, at) -> {
                List<Fact> sorted = new ArrayList<>(found.getOrDefault(ask, List.of()));
                sorted.sort(Fact.SIMPLER);
                next.put(at, sorted);
            });
        }
    }
}
