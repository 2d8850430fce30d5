package dev.aimos.witness;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far confidences can be trusted, from confidences and outcomes.
 *
 * @param count predictions
 * @param accuracy share that was right
 * @param meanConfidence mean of their confidences
 * @param ece expected calibration error over bins of equal width: the mean of |accuracy − confidence| weighted by the bins'
 *     counts (Naeini et al., AAAI 2015)
 * @param eceMass the same over bins of equal mass (Nguyen and O'Connor, EMNLP 2015)
 * @param mce maximum calibration error: the greatest |accuracy − confidence| of a bin of equal width
 * @param brier Brier score: mean squared difference of confidence and outcome (1950)
 * @param auroc probability that a right answer has a greater confidence than a wrong one, ties counting half; empty if all
 *     were right or all wrong
 * @param aurc area under the risk–coverage curve: mean risk over all coverages (Geifman and El-Yaniv, ICLR 2019); lower is
 *     better
 * @param bins of equal width
 * @param massBins of equal mass
 * @param riskCoverage risk at each coverage, from the surest answers to all
 */
public record CalibrationReport(
        int count,
        double accuracy,
        double meanConfidence,
        double ece,
        double eceMass,
        double mce,
        double brier,
        OptionalDouble auroc,
        double aurc,
        List<Bin> bins,
        List<Bin> massBins,
        List<RiskPoint> riskCoverage) {
    /**
     * Predictions of like confidence. Empty bins are there, with a count of 0.
     *
     * @param from lower edge
     * @param to upper edge
     * @param count predictions in it
     * @param meanConfidence mean of their confidences; 0 if empty
     * @param accuracy share of them that was right; 0 if empty
     */
    public record Bin(double from, double to, int count, double meanConfidence, double accuracy) {}

    /**
     * What would follow from a threshold.
     *
     * @param threshold answers of at least this confidence are given
     * @param coverage share of answers given
     * @param risk share of them that is wrong
     */
    public record RiskPoint(double threshold, double coverage, double risk) {}

    public CalibrationReport {
        bins = List.copyOf(bins);
        massBins = List.copyOf(massBins);
        riskCoverage = List.copyOf(riskCoverage);
    }
}
