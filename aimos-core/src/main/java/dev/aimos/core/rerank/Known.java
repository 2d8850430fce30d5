package dev.aimos.core.rerank;

import dev.aimos.index.Candidates;

/** Numbers of candidates, made safe to compute with. */
final class Known {
    private Known() {}

    /** The relevance of every candidate. */
    static double[] relevances(Candidates candidates) {
        double[] relevances = new double[candidates.size()];
        for (int i = 0; i < relevances.length; i++) {
            relevances[i] = share(candidates.relevance(i));
        }
        return relevances;
    }

    /** How alike two candidates are. */
    static double similarity(Candidates candidates, int one, int other) {
        return share(candidates.similarity(one, other));
    }

    /** A number from 0 to 1; what is no number counts as 0. */
    private static double share(double value) {
        return value > 0 ? Math.min(value, 1) : 0;
    }
}
