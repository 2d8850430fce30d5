package dev.aimos.core.rerank;

import dev.aimos.index.Address;
import dev.aimos.index.Candidates;
import dev.aimos.index.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Binds bodies of one document: each with the next 4 in the order of the text, so that none has more than 8 springs.
 *
 * <p>A node and one inside it: weight 1, length 0.5. Two of one paragraph: weight 0.5, length 1; half as much for two that
 * have only the section in common, and half of that for two that have only the document.
 */
final class Springs {
    private static final int NEXT = 4;
    private static final double TOUCHING = 1e-9;

    private final double strength;
    private final List<Spring> springs;

    private Springs(double strength, List<Spring> springs) {
        this.strength = strength;
        this.springs = springs;
    }

    private record Spring(int one, int other, double cosine, double weight, double length) {}

    static Springs among(Candidates candidates, double strength) {
        List<Spring> springs = new ArrayList<>();
        if (strength > 0) {
            List<Integer> inText = IntStream.range(0, candidates.size())
                    .boxed()
                    .sorted(Comparator.<Integer, Address>comparing(candidates::address)
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            for (int i = 0; i < inText.size(); i++) {
                for (int j = i + 1; j <= Math.min(i + NEXT, inText.size() - 1); j++) {
                    add(springs, candidates, inText.get(i), inText.get(j));
                }
            }
        }
        return new Springs(strength, springs);
    }

    private static void add(List<Spring> springs, Candidates candidates, int one, int other) {
        Address first = candidates.address(one);
        Address second = candidates.address(other);
        if (!first.key().equals(second.key())) {
            return;
        }
        double cosine = Known.similarity(candidates, one, other);
        if (first.contains(second) || second.contains(first)) {
            springs.add(new Spring(one, other, cosine, 1, 0.5));
        } else {
            springs.add(new Spring(one, other, cosine, kinship(first, second), 1));
        }
    }

    private static double kinship(Address first, Address second) {
        if (first.at(Level.PARAGRAPH).equals(second.at(Level.PARAGRAPH))) {
            return 0.5;
        }
        return first.at(Level.SECTION).equals(second.at(Level.SECTION)) ? 0.25 : 0.125;
    }

    /** Adds the force on each body, and how fast it changes with the distances at both ends. */
    void addTo(double[] forces, double[] stiffness, double[] distance) {
        for (Spring spring : springs) {
            double one = distance[spring.one];
            double other = distance[spring.other];
            double along = one - spring.cosine * other;
            double apart = Math.sqrt(along * along + other * other * (1 - spring.cosine * spring.cosine));
            if (apart < TOUCHING) {
                continue;
            }
            stiffness[spring.one] += 2 * strength * spring.weight;
            stiffness[spring.other] += 2 * strength * spring.weight;
            double pull = strength * spring.weight * (apart - spring.length) / apart;
            forces[spring.one] -= pull * along;
            forces[spring.other] -= pull * (other - spring.cosine * one);
        }
    }
}
