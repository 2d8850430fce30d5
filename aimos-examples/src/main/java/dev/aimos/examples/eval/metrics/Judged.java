package dev.aimos.examples.eval.metrics;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A ranking and what is known to be relevant. Each metric is from 0 to 1, and 0 if nothing is relevant.
 *
 * @param ranking ids found, best first; what is named again counts at its first place only
 * @param gold ids of what is relevant, with grades of at least 1
 */
public record Judged(List<String> ranking, Map<String, Integer> gold) {
    public Judged {
        ranking = List.copyOf(new LinkedHashSet<>(ranking));
        gold = Map.copyOf(gold);
        gold.forEach((id, grade) -> {
            if (grade < 1) {
                throw new IllegalArgumentException(
                        "what is relevant has a grade of at least 1, not " + grade + ": " + id);
            }
        });
    }

    /**
     * Normalised discounted cumulative gain at k (Järvelin and Kekäläinen, TOIS 2002), with the grade as gain and log2 of
     * the rank plus 1 as discount: what trec_eval calls ndcg_cut.
     */
    public double ndcg(int k) {
        double gain = 0;
        for (int i = 0; i < Math.min(k, ranking.size()); i++) {
            gain += gold.getOrDefault(ranking.get(i), 0) / discount(i);
        }
        List<Integer> ideal = gold.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(k)
                .toList();
        double best = 0;
        for (int i = 0; i < ideal.size(); i++) {
            best += ideal.get(i) / discount(i);
        }
        return best == 0 ? 0 : gain / best;
    }

    private static double discount(int index) {
        return Math.log(index + 2.0) / Math.log(2);
    }

    /** Share of what is relevant that is among the first k. */
    public double recall(int k) {
        return gold.isEmpty() ? 0 : (double) found(k) / gold.size();
    }

    /** 1 if anything relevant is among the first k. */
    public double any(int k) {
        return found(k) > 0 ? 1 : 0;
    }

    /** 1 if all that is relevant is among the first k. */
    public double all(int k) {
        return !gold.isEmpty() && found(k) == gold.size() ? 1 : 0;
    }

    /** Average precision over the first k: the mean, over all that is relevant, of the precision at its rank. */
    public double averagePrecision(int k) {
        double sum = 0;
        int found = 0;
        for (int i = 0; i < Math.min(k, ranking.size()); i++) {
            if (gold.containsKey(ranking.get(i))) {
                found++;
                sum += (double) found / (i + 1);
            }
        }
        return gold.isEmpty() ? 0 : sum / gold.size();
    }

    private long found(int k) {
        return ranking.stream().limit(k).filter(id -> gold.containsKey(id)).count();
    }
}
