package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.List;
import java.util.Objects;

/**
 * How far the graph bears a claim out: a mass of belief, one of disbelief, and one of not knowing, which add up to 1
 * (Shafer, A Mathematical Theory of Evidence, 1976).
 *
 * <p>What supports the claim is combined to a support S = 1 − Π(1 − w), what contradicts it to an A in the same way; and both by Dempster's rule.
 * Of several pieces from one source only the strongest counts.
 *
 * @param claim id of the claim
 * @param belief how much speaks for it
 * @param disbelief how much speaks against it
 * @param uncertainty how much speaks neither way
 * @param grounds what was weighed, the heaviest first
 * @param basis the moment
 */
public record Belief(
        String claim, double belief, double disbelief, double uncertainty, List<Ground> grounds, Basis basis) {
    /**
     * Something weighed.
     *
     * @param id what speaks for or against the claim
     * @param supports whether it speaks for it
     * @param weight how much, from 0 to 1
     * @param counted whether it was counted; if not, something heavier from the same source was
     */
    public record Ground(String id, boolean supports, double weight, boolean counted) {
        public Ground {
            Objects.requireNonNull(id, "id");
        }
    }

    public Belief {
        Objects.requireNonNull(claim, "claim");
        grounds = List.copyOf(grounds);
        Objects.requireNonNull(basis, "basis");
    }

    /** Belief and half of the uncertainty: one number from 0 to 1. */
    public double expectation() {
        return belief + uncertainty / 2;
    }
}
