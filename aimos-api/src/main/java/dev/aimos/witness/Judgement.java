package dev.aimos.witness;

import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Gate} made of an answer.
 *
 * @param confidence how sure it is, from 0 to 1
 * @param criticality how much depends on it
 * @param domain whose thresholds held, if not the general ones
 * @param threshold the confidence it needs
 * @param components what speaks against it
 * @param risk these, weighted: from 0 to 1
 * @param riskLimit the risk it may have
 * @param abstention why it must not be relied on; empty if it may be
 */
public record Judgement(
        double confidence,
        Criticality criticality,
        Optional<String> domain,
        double threshold,
        Risk components,
        double risk,
        double riskLimit,
        Optional<Abstention> abstention) {
    public Judgement {
        Texts.share("confidence", confidence);
        Objects.requireNonNull(criticality, "criticality");
        Objects.requireNonNull(domain, "domain");
        Texts.share("threshold", threshold);
        Objects.requireNonNull(components, "components");
        Texts.share("risk", risk);
        Texts.share("risk", riskLimit);
        Objects.requireNonNull(abstention, "abstention");
    }

    /** Whether the answer may be relied on. */
    public boolean passed() {
        return abstention.isEmpty();
    }

    /** The band of the confidence. */
    public Band band() {
        return Band.of(confidence);
    }
}
