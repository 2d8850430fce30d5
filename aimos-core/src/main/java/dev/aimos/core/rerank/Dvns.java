package dev.aimos.core.rerank;

import dev.aimos.index.Candidates;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * DVNS, dynamic vector navigation: candidates as bodies under four forces, ordered by their distance from the query once
 * they have come to rest.
 *
 * <p>Source: the AIM-OS project, HHNI documents ({@code knowledge_architecture/systems/hhni/components/dvns}, physics,
 * level 2): gravity G · 10 · m / r² towards the query, springs k · w · (d - L) between parent and child (w = 1, L = 0.5) and
 * between siblings (w = 0.5, L = 1), repulsion δ / (d² + 0.1), friction, integrated by velocity Verlet until the kinetic
 * energy, the greatest speed and the greatest force are small. Those laws and constants are kept.
 *
 * <p>What is different here, and why:
 *
 * <ul>
 *   <li>A body moves along one ray only, that of its own direction: the space is that of the vectors themselves, the angle
 *       of two rays is that of their similarity, and nothing is projected or placed at random. In free space near-duplicates
 *       would glide around the query, and the order by distance would be that of relevance again.
 *   <li>Gravity has a core, as an orbit has: 1 / r³, so that a body alone rests at a distance that follows its relevance,
 *       1 for the best and 2 for the worst. Without it every body falls into the query and no order is left.
 *   <li>Repulsion acts on the less relevant of two, outwards, and its sum over the neighbours counts as one neighbour at the
 *       most. If both were pushed, the inner one would be pushed to the query, and so rewarded for having a duplicate; and
 *       many neighbours would be stronger than any gravity.
 *   <li>Bodies that are alike do not attract each other: that would undo the repulsion of near-duplicates.
 *   <li>Damping is a share of the speed per step, and each body's step follows its own frequency, so that all come to rest
 *       in tens of steps. Rest is a kinetic energy below 0.001, as published, and every speed and force below 0.001: ten and a
 *       hundred times stricter, as with the published bounds the springs alone never move anything.
 * </ul>
 *
 * <p>With gravity alone the order is that of relevance. Equal distances: by relevance, then by number.
 *
 * <p>Cost for n candidates: similarities of each with at most the 1,000 most relevant, n² / 2 for n up to 1,000; then O(n)
 * per step, as a body has at most 8 that repel it and 8 springs. Memory O(n). Deterministic: no randomness, and Java's
 * arithmetic is the same everywhere. When to use MMR instead: it is cheaper to explain, and has one number to set.
 *
 * <p>Immutable and thread-safe.
 */
final class Dvns implements Reranker {
    /** Above this a strength makes no difference, and below it no sum of forces overflows. */
    private static final double STRONGEST = 1e9;

    private final Reranking.Dvns settings;

    Dvns(Reranking.Dvns settings) {
        this.settings = new Reranking.Dvns(
                Math.min(settings.gravity(), STRONGEST),
                Math.min(settings.elasticity(), STRONGEST),
                Math.min(settings.repulsion(), STRONGEST),
                settings.damping(),
                settings.maxSteps());
    }

    @Override
    public String id() {
        return "dvns(gravity=" + settings.gravity() + ",elasticity=" + settings.elasticity() + ",repulsion="
                + settings.repulsion() + ",damping=" + settings.damping() + ",maxSteps=" + settings.maxSteps() + ")";
    }

    @Override
    public Order rerank(Candidates candidates) {
        double[] relevance = Known.relevances(candidates);
        Motion motion = motion(candidates, relevance);
        boolean converged = relevance.length == 0;
        int steps = 0;
        while (!converged && steps < settings.maxSteps()) {
            converged = motion.step();
            steps++;
        }
        List<Integer> order = IntStream.range(0, relevance.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(motion::distance)
                        .thenComparing(Comparator.<Integer>comparingDouble(i -> relevance[i])
                                .reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return new Order(order, converged, steps);
    }

    /** The bodies where they start. */
    Motion motion(Candidates candidates, double[] relevance) {
        Field field = new Field(
                settings.gravity(),
                restDistances(relevance),
                Repulsion.among(candidates, relevance, settings.repulsion()),
                Springs.among(candidates, settings.elasticity()));
        return new Motion(field, settings.damping());
    }

    /** From 1 for the most relevant to 2 for the least: what the scale of the scores is makes no difference. */
    private static double[] restDistances(double[] relevance) {
        double best = 0;
        double worst = 1;
        for (double value : relevance) {
            best = Math.max(best, value);
            worst = Math.min(worst, value);
        }
        double[] rest = new double[relevance.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = best > worst ? 1 + (best - relevance[i]) / (best - worst) : 1;
        }
        return rest;
    }
}
