package dev.aimos.witness;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What speaks against relying on an answer, each from 0 (nothing) to 1.
 *
 * @param margin how little the best of what was retrieved stands out
 * @param disagreement how little words and meaning, or several sources, agree
 * @param contradiction how much of the graph's evidence speaks against it
 * @param calibrationError how far confidences of this kind were from the truth so far: the expected calibration error, or
 *     {@link #UNKNOWN} if there are no outcomes
 * @param budget how much of a budget is used up: 1 if something was left out for want of it
 */
public record Risk(double margin, double disagreement, double contradiction, double calibrationError, double budget) {
    /** Nothing speaks against it. */
    public static final Risk NONE = new Risk(0, 0, 0, 0, 0);

    /** The calibration error that is assumed where nothing has been measured. */
    public static final double UNKNOWN = 0.25;

    public Risk {
        margin = Texts.share("margin", margin);
        disagreement = Texts.share("disagreement", disagreement);
        contradiction = Texts.share("contradiction", contradiction);
        calibrationError = Texts.share("calibrationError", calibrationError);
        budget = Texts.share("budget", budget);
    }

    /** The weighted mean of the five, from 0 to 1. */
    public double composite(Weights weights) {
        Objects.requireNonNull(weights, "weights");
        double sum = weights.margin * margin
                + weights.disagreement * disagreement
                + weights.contradiction * contradiction
                + weights.calibrationError * calibrationError
                + weights.budget * budget;
        return Math.min(1, sum / weights.total());
    }

    /** The five by name. */
    public Map<String, Double> components() {
        Map<String, Double> all = new TreeMap<>();
        all.put("margin", margin);
        all.put("disagreement", disagreement);
        all.put("contradiction", contradiction);
        all.put("calibrationError", calibrationError);
        all.put("budget", budget);
        return Collections.unmodifiableMap(all);
    }

    /**
     * How much each counts. Only their proportions matter.
     *
     * @param margin weight of {@link Risk#margin}
     * @param disagreement weight of {@link Risk#disagreement}
     * @param contradiction weight of {@link Risk#contradiction}
     * @param calibrationError weight of {@link Risk#calibrationError}
     * @param budget weight of {@link Risk#budget}
     */
    public record Weights(
            double margin, double disagreement, double contradiction, double calibrationError, double budget) {
        /** 0.20, 0.20, 0.30, 0.20, 0.10: a contradiction counts most, a lack of budget least. */
        public static final Weights DEFAULT = new Weights(0.20, 0.20, 0.30, 0.20, 0.10);

        public Weights {
            Texts.share("weight", margin);
            Texts.share("weight", disagreement);
            Texts.share("weight", contradiction);
            Texts.share("weight", calibrationError);
            Texts.share("weight", budget);
            Texts.require(
                    margin + disagreement + contradiction + calibrationError + budget > 0,
                    "weights-zero",
                    "at least one weight must be above 0");
        }

        double total() {
            return margin + disagreement + contradiction + calibrationError + budget;
        }
    }
}
