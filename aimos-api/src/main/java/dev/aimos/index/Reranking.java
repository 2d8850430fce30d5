package dev.aimos.index;

import dev.aimos.AimosException;
import java.util.Objects;

/** Which re-ranker a search or an assembly uses. */
public sealed interface Reranking {
    /** The order of retrieval. */
    record None() implements Reranking {}

    /**
     * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each next candidate is the one with the greatest
     * lambda · relevance - (1 - lambda) · similarity to those before it.
     *
     * @param lambda from 0, only diversity, to 1, only relevance
     */
    record Mmr(double lambda) implements Reranking {
        public Mmr {
            if (!(lambda >= 0 && lambda <= 1)) {
                throw new AimosException.InvalidRequest("mmr-lambda", "lambda is from 0 to 1, but is " + lambda);
            }
        }
    }

    /**
     * DVNS: candidates as bodies that the query attracts, the hierarchy binds together, likeness and contradiction drive
     * apart, and friction brings to rest. The order is that of the distance from the query at rest.
     *
     * @param gravity strength of the query's pull, at least 0
     * @param elasticity strength of the springs between nodes of one document, at least 0
     * @param repulsion strength with which near-duplicates and contradictions push each other away, at least 0
     * @param damping share of the speed lost in each step, above 0 and at most 1
     * @param maxSteps after so many steps it stops and says that it did not converge; from 1 to 10,000
     */
    record Dvns(double gravity, double elasticity, double repulsion, double damping, int maxSteps)
            implements Reranking {
        public Dvns {
            require("gravity", gravity, gravity >= 0);
            require("elasticity", elasticity, elasticity >= 0);
            require("repulsion", repulsion, repulsion >= 0);
            require("damping", damping, damping > 0 && damping <= 1);
            require("maxSteps", maxSteps, maxSteps >= 1 && maxSteps <= 10_000);
        }

        private static void require(String name, double value, boolean inRange) {
            if (!inRange || !Double.isFinite(value)) {
                throw new AimosException.InvalidRequest("dvns-range", name + " is out of its range: " + value);
            }
        }
    }

    /**
     * The caller's own.
     *
     * @param reranker called with the candidates
     */
    record Custom(Reranker reranker) implements Reranking {
        public Custom {
            Objects.requireNonNull(reranker, "reranker");
        }
    }

    /** No re-ranking. */
    static Reranking none() {
        return new None();
    }

    /** MMR with lambda 0.7. */
    static Reranking mmr() {
        return new Mmr(0.7);
    }

    /** MMR. */
    static Reranking mmr(double lambda) {
        return new Mmr(lambda);
    }

    /** DVNS with the strengths it was published with. A repulsion from 1 to 3 spreads near-duplicates much further. */
    static Reranking dvns() {
        return new Dvns(1.0, 0.5, 0.3, 0.2, 200);
    }

    /** A re-ranker of the caller's. */
    static Reranking by(Reranker reranker) {
        return new Custom(reranker);
    }
}
