package dev.aimos.witness;

import dev.aimos.AimosException;
import java.util.Locale;

/** How much depends on an answer: the more, the surer it must be. */
public enum Criticality {
    /** Little is lost if it is wrong. */
    LOW_STAKES(0.60),
    /** The usual case. */
    ROUTINE(0.70),
    /** Others build on it. */
    IMPORTANT(0.85),
    /** It must not be wrong. */
    CRITICAL(0.95);

    private final double threshold;

    Criticality(double threshold) {
        this.threshold = threshold;
    }

    /** The least confidence it asks for by default, from 0 to 1: its κ. {@link Thresholds} may set another. */
    public double threshold() {
        return threshold;
    }

    /** Its name as it is written: {@code low-stakes}, {@code routine}, {@code important}, {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads {@link #word}.
     *
     * @throws AimosException.InvalidRequest if it is none of them
     */
    public static Criticality parse(String word) {
        for (Criticality one : values()) {
            if (one.word().equals(word)) {
                return one;
            }
        }
        throw new AimosException.InvalidRequest(
                "criticality-unknown",
                "a criticality is low-stakes, routine, important or critical; got '" + Texts.shown(word) + "'");
    }
}
