package dev.aimos.core.rerank;

import dev.aimos.index.Candidates;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Pushes a body away from those more relevant ones that it nearly repeats or contradicts: at most 8, the most similar.
 *
 * <p>Likeness counts from a similarity of 0.6, from which two texts are on one subject, and grows to 1 with it. What
 * contradicts counts 1, and as being on the same ray.
 */
final class Repulsion {
    private static final int NEIGHBOURS = 8;
    private static final int COMPARED = 1_000;
    private static final double SAME_SUBJECT = 0.6;
    private static final double SOFTENING = 0.1;
    private static final double TOUCHING = 1e-9;

    private final double strength;
    private final int[][] pushers;
    private final double[][] weights;
    private final double[][] cosines;

    private Repulsion(double strength, int bodies) {
        this.strength = strength;
        pushers = new int[bodies][0];
        weights = new double[bodies][0];
        cosines = new double[bodies][0];
    }

    static Repulsion among(Candidates candidates, double[] relevance, double strength) {
        Repulsion repulsion = new Repulsion(strength, relevance.length);
        if (strength > 0) {
            int[] ranked = IntStream.range(0, relevance.length)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(i -> relevance[i])
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int rank = 1; rank < ranked.length; rank++) {
                repulsion.neighbours(candidates, ranked, rank);
            }
        }
        return repulsion;
    }

    private void neighbours(Candidates candidates, int[] ranked, int rank) {
        int body = ranked[rank];
        int[] nearest = new int[NEIGHBOURS];
        double[] weight = new double[NEIGHBOURS];
        double[] cosine = new double[NEIGHBOURS];
        int found = 0;
        for (int better = 0; better < Math.min(rank, COMPARED); better++) {
            int other = ranked[better];
            boolean contradict = candidates.contradict(other, body);
            double similarity = contradict ? 1 : Known.similarity(candidates, other, body);
            double likeness = (similarity - SAME_SUBJECT) / (1 - SAME_SUBJECT);
            if (likeness <= 0 || (found == NEIGHBOURS && likeness <= weight[found - 1])) {
                continue;
            }
            int at = found < NEIGHBOURS ? found++ : found - 1;
            while (at > 0 && weight[at - 1] < likeness) {
                nearest[at] = nearest[at - 1];
                weight[at] = weight[at - 1];
                cosine[at] = cosine[at - 1];
                at--;
            }
            nearest[at] = other;
            weight[at] = likeness;
            cosine[at] = similarity;
        }
        pushers[body] = Arrays.copyOf(nearest, found);
        weights[body] = Arrays.copyOf(weight, found);
        cosines[body] = Arrays.copyOf(cosine, found);
    }

    /**
     * Adds the force on each body, and how fast it changes with the distance. The pushes on a body are summed up, and the sum
     * divided by that of their weights if this is above 1; a push counts by how much of it goes outwards, so that those a
     * body has left behind it do not count, and nothing jumps when it overtakes one.
     */
    void addTo(double[] forces, double[] stiffness, double[] distance) {
        for (int body = 0; body < forces.length; body++) {
            double force = 0;
            double growth = 0;
            double sum = 0;
            for (int i = 0; i < pushers[body].length; i++) {
                double pusher = distance[pushers[body][i]];
                double cosine = cosines[body][i];
                double along = distance[body] - cosine * pusher;
                if (along < 0) {
                    continue;
                }
                double squared = along * along + pusher * pusher * (1 - cosine * cosine);
                double apart = Math.sqrt(squared);
                double weight = weights[body][i] * (apart < TOUCHING ? 1 : along / apart);
                double push = strength * weight / (squared + SOFTENING);
                force += push;
                growth += 2 * push * apart / (squared + SOFTENING);
                sum += weight;
            }
            forces[body] += force / Math.max(1, sum);
            stiffness[body] += growth / Math.max(1, sum);
        }
    }
}
