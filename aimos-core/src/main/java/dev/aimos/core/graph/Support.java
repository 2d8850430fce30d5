package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Weighs claims by what they rest on, each once, after all that it rests on. A claim that is met again while it is being
 * weighed lends no support there: going in a circle proves nothing. Not thread-safe.
 */
final class Support {
    /** How far a claim is borne out, per confidence, that nothing is given for: it was asserted, no more. */
    static final double UNSUPPORTED = 0.5;

    /** A claim being weighed, and how many of its grounds were looked at. */
    private static final class Step {
        final String claim;
        final List<Footing.Ground> grounds;
        int next;

        Step(String claim, List<Footing.Ground> grounds) {
            this.claim = claim;
            this.grounds = grounds;
        }
    }

    private final Footing footing;
    private final Weights weights;
    private final Set<String> rejected;
    private final Function<String, List<Weighed>> opposing;
    private final Map<String, Mass> masses = new HashMap<>();
    private final Map<String, List<Weighed>> grounds = new HashMap<>();

    /**
     * @param rejected the claims that lost, which nothing supports
     * @param opposing what speaks against a claim
     */
    Support(Footing footing, Weights weights, Set<String> rejected, Function<String, List<Weighed>> opposing) {
        this.footing = footing;
        this.weights = weights;
        this.rejected = rejected;
        this.opposing = opposing;
    }

    /** Weighs some claims, and all they rest on. */
    void weigh(Collection<String> claims) {
        for (String claim : claims) {
            if (Kind.of(claim) == Kind.CLAIM && footing.place().has(claim) && !masses.containsKey(claim)) {
                descend(claim);
            }
        }
    }

    private void descend(String root) {
        Set<String> open = new HashSet<>();
        Deque<Step> path = new ArrayDeque<>();
        open.add(root);
        path.push(new Step(root, footing.of(root)));
        while (!path.isEmpty()) {
            Step step = path.element();
            if (step.next < step.grounds.size()) {
                String on = step.grounds.get(step.next++).on();
                boolean weighable = Kind.of(on) == Kind.CLAIM && footing.place().has(on);
                if (weighable && !masses.containsKey(on) && open.add(on)) {
                    path.push(new Step(on, footing.of(on)));
                }
            } else {
                path.pop();
                open.remove(step.claim);
                finish(step.claim);
            }
        }
    }

    private void finish(String id) {
        List<Weighed> found = new ArrayList<>();
        double premises = 1;
        List<String> derived = new ArrayList<>();
        for (Footing.Ground ground : footing.of(id)) {
            double weight = worth(ground.on()) * ground.confidence();
            if (ground.premise()) {
                premises *= weight;
                derived.add(ground.on());
            } else {
                found.add(new Weighed(ground.on(), true, weight, weights.source(ground.on()), true));
            }
        }
        // All premises are one ground: each is listed with the weight of all, and the first is counted.
        for (String premise : derived) {
            found.add(new Weighed(premise, true, premises, derived.get(0), true));
        }
        List<Weighed> counted = Weighed.counted(found);
        double confidence = footing.place()
                .item(id)
                .map(shown -> ((Claim) shown.item()).confidence())
                .orElse(0.0);
        double borne = counted.isEmpty() ? UNSUPPORTED : Weighed.together(counted);
        double support = rejected.contains(id) ? 0 : confidence * borne;
        grounds.put(id, counted);
        masses.put(id, new Mass(support, Weighed.together(opposing.apply(id))));
    }

    /** How far something is believed that another rests on. */
    private double worth(String id) {
        if (Kind.of(id) == Kind.CLAIM) {
            return mass(id).belief();
        }
        return weights.of(id);
    }

    /** What speaks for a claim that was weighed, and against it; nothing for one that is not there. */
    Mass mass(String id) {
        return masses.getOrDefault(id, Mass.NONE);
    }

    /** What supports a claim that was weighed, the heaviest first. */
    List<Weighed> grounds(String id) {
        return grounds.getOrDefault(id, List.of());
    }
}
