package dev.aimos.core.graph;

import dev.aimos.graph.Belief;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Something weighed.
 *
 * @param id what speaks for a claim or against it
 * @param supports whether for it
 * @param weight how much
 * @param source what it comes from; grounds from one source say the same thing once
 * @param counted whether it counts
 */
record Weighed(String id, boolean supports, double weight, String source, boolean counted) {
    /** The heaviest first. */
    static final Comparator<Weighed> ORDER = Comparator.comparingDouble(Weighed::weight)
            .reversed()
            .thenComparing(Weighed::supports, (a, b) -> Boolean.compare(b, a))
            .thenComparing(Weighed::id);

    /** The heaviest of each source, counted; the others not. */
    static List<Weighed> counted(List<Weighed> all) {
        List<Weighed> sorted = new ArrayList<>(all);
        sorted.sort(ORDER);
        Set<String> sources = new HashSet<>();
        sorted.replaceAll(one -> new Weighed(one.id, one.supports, one.weight, one.source, sources.add(one.source)));
        return sorted;
    }

    /** What those counted come to: 1 − Π(1 − w). */
    static double together(List<Weighed> all) {
        double doubt = 1;
        for (Weighed one : all) {
            if (one.counted) {
                doubt *= 1 - one.weight;
            }
        }
        return 1 - doubt;
    }

    Belief.Ground ground() {
        return new Belief.Ground(id, supports, weight, counted);
    }
}
