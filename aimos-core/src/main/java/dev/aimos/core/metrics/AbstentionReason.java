package dev.aimos.core.metrics;

/** Why an answer abstained: the reasons a {@link dev.aimos.witness.Gate} gives, and one for all that others give. */
public enum AbstentionReason {
    /** Less sure than it must be. */
    CONFIDENCE_BELOW_THRESHOLD,
    /** Too much speaks against it. */
    RISK_ABOVE_LIMIT,
    /** What was found hardly stands out. */
    MARGIN_THIN,
    /** Words and meaning find different things. */
    RETRIEVERS_DISAGREE,
    /** The graph speaks against it. */
    CONTRADICTED,
    /** Confidences of this kind were far from the truth. */
    CALIBRATION_POOR,
    /** Something was left out for want of budget. */
    BUDGET_SHORT,
    /** A reason that the caller made up. */
    OTHER;

    /** Of a reason's code. */
    public static AbstentionReason of(String code) {
        for (AbstentionReason one : values()) {
            if (Tag.word(one).equals(code)) {
                return one;
            }
        }
        return OTHER;
    }
}
