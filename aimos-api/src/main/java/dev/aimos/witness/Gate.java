package dev.aimos.witness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The gate that an answer passes or abstains at: its confidence must reach κ, the threshold of its criticality, and its
 * composite risk must not be above a limit.
 *
 * <p>Selective prediction with a reject option (Chow, IEEE Trans. Inf. Theory 1970; El-Yaniv and Wiener, JMLR 2010). The limit
 * of the risk is {@code 1 − κ/2} unless set: what must be surer may risk less.
 *
 * @param thresholds the confidence needed
 * @param weights how the risks are weighted
 * @param riskLimit the risk allowed, if it is the same for all
 */
public record Gate(Thresholds thresholds, Risk.Weights weights, Optional<Double> riskLimit) {
    /** The default thresholds and weights. */
    public static final Gate DEFAULT = new Gate(Thresholds.DEFAULT, Risk.Weights.DEFAULT, Optional.empty());

    /** A single risk from here on is named among the reasons. */
    private static final double NOTABLE = 0.5;

    public Gate {
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(weights, "weights");
        riskLimit.ifPresent(limit -> Texts.share("risk", limit));
    }

    /** This gate with other thresholds. */
    public Gate thresholds(Thresholds value) {
        return new Gate(value, weights, riskLimit);
    }

    /** This gate with other weights. */
    public Gate weights(Risk.Weights value) {
        return new Gate(thresholds, value, riskLimit);
    }

    /** This gate with one limit of the risk for all. */
    public Gate riskLimit(double value) {
        return new Gate(thresholds, weights, Optional.of(value));
    }

    /** Judges an answer in no particular domain. */
    public Judgement judge(double confidence, Risk risk, Criticality criticality) {
        return judge(confidence, risk, criticality, Optional.empty());
    }

    /** Judges an answer. */
    public Judgement judge(double confidence, Risk risk, Criticality criticality, Optional<String> domain) {
        Texts.share("confidence", confidence);
        double threshold = thresholds.of(criticality, domain);
        double composite = risk.composite(weights);
        double limit = riskLimit.orElse(1 - threshold / 2);
        List<Abstention.Reason> reasons = new ArrayList<>();
        if (confidence < threshold) {
            reasons.add(unsure(confidence, threshold, criticality, domain));
        }
        if (composite > limit) {
            reasons.add(new Abstention.Reason(
                    "risk-above-limit",
                    "the risk is " + two(composite) + ", and " + two(limit) + " is allowed",
                    "lower what weighs most in it: " + heaviest(risk)));
        }
        if (!reasons.isEmpty()) {
            reasons.addAll(notable(risk));
        }
        return new Judgement(
                confidence,
                criticality,
                domain,
                threshold,
                risk,
                composite,
                limit,
                reasons.isEmpty() ? Optional.empty() : Optional.of(new Abstention(reasons)));
    }

    private Abstention.Reason unsure(
            double confidence, double threshold, Criticality criticality, Optional<String> domain) {
        Optional<Criticality> lower = Arrays.stream(Criticality.values())
                .filter(one -> one.compareTo(criticality) < 0 && confidence >= thresholds.of(one, domain))
                .reduce((one, next) -> next);
        return new Abstention.Reason(
                "confidence-below-threshold",
                "the confidence is " + two(confidence) + ", and what is " + criticality.word() + " needs "
                        + two(threshold),
                "evidence that raises it by " + two(threshold - confidence)
                        + ": a source that says it in the question's words, or support in the graph"
                        + lower.map(one -> "; as " + one.word() + " it would pass")
                                .orElse(""));
    }

    private String heaviest(Risk risk) {
        double[] shares = {
            risk.margin() * weights.margin(),
            risk.disagreement() * weights.disagreement(),
            risk.contradiction() * weights.contradiction(),
            risk.calibrationError() * weights.calibrationError(),
            risk.budget() * weights.budget()
        };
        List<String> names = List.of("margin", "disagreement", "contradiction", "calibration error", "budget");
        int most = 0;
        for (int i = 1; i < shares.length; i++) {
            most = shares[i] > shares[most] ? i : most;
        }
        return names.get(most);
    }

    private static List<Abstention.Reason> notable(Risk risk) {
        List<Abstention.Reason> reasons = new ArrayList<>();
        if (risk.margin() >= NOTABLE) {
            reasons.add(new Abstention.Reason(
                    "margin-thin",
                    "what was found hardly stands out from the rest",
                    "ask more precisely, or narrow the search by a filter"));
        }
        if (risk.disagreement() >= NOTABLE) {
            reasons.add(new Abstention.Reason(
                    "retrievers-disagree",
                    "words and meaning find different things",
                    "ask in other words, or with the names that the sources use"));
        }
        if (risk.contradiction() >= NOTABLE) {
            reasons.add(new Abstention.Reason(
                    "contradicted",
                    "the evidence graph speaks against it",
                    "resolve the contradiction, or add evidence for the claim"));
        }
        if (risk.calibrationError() >= NOTABLE) {
            reasons.add(new Abstention.Reason(
                    "calibration-poor",
                    "confidences of this kind have been far from the truth",
                    "record outcomes and fit a calibrator"));
        }
        if (risk.budget() >= NOTABLE) {
            reasons.add(new Abstention.Reason(
                    "budget-short", "something was left out for want of budget", "give it a larger budget"));
        }
        return reasons;
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
