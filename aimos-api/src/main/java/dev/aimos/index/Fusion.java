package dev.aimos.index;

import dev.aimos.AimosException;

/** How lexical and vector scores become one. Whatever the fusion, the result is from 0 to 1. */
public sealed interface Fusion {
    /**
     * The weighted mean of the two scores, each stretched so that the least among the candidates is 0 and the greatest 1
     * (min-max normalisation; Lee, SIGIR 1997; Bruch, Gai and Ingber, TOIS 2023).
     *
     * @param lexicalWeight share of the lexical score, from 0 to 1
     */
    record MinMax(double lexicalWeight) implements Fusion {
        public MinMax {
            requireShare(lexicalWeight);
        }
    }

    /**
     * The weighted sum of 1 / (k + rank), divided by the greatest such sum (reciprocal rank fusion; Cormack, Clarke and
     * Büttcher, SIGIR 2009).
     *
     * @param k how much the first ranks are levelled; 60 in the paper
     * @param lexicalWeight share of the lexical ranking, from 0 to 1
     */
    record ReciprocalRank(int k, double lexicalWeight) implements Fusion {
        public ReciprocalRank {
            requireShare(lexicalWeight);
            if (k < 1) {
                throw new AimosException.InvalidRequest("fusion-k", "k is at least 1, but is " + k);
            }
        }
    }

    /** The default: the weighted mean with a lexical share of 0.45, as it measured best; 0.4 to 0.5 is as good. */
    static Fusion minMax() {
        return new MinMax(0.45);
    }

    /** The weighted mean. */
    static Fusion minMax(double lexicalWeight) {
        return new MinMax(lexicalWeight);
    }

    /** Reciprocal rank fusion with k = 60 and equal shares. */
    static Fusion reciprocalRank() {
        return new ReciprocalRank(60, 0.5);
    }

    private static void requireShare(double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new AimosException.InvalidRequest(
                    "fusion-weight", "the weight of the lexical score is from 0 to 1, but is " + weight);
        }
    }
}
