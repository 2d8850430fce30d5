package dev.aimos.witness;

import dev.aimos.memory.Hash;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How sure a retrieval is that its best hits answer the question.
 *
 * @param confidence from 0 to 1; calibrated if there is a calibrator
 * @param raw as it was computed from the signals
 * @param signals the numbers it was computed from, by name; {@code docs/witnesses.md} lists them
 * @param risk what speaks against relying on it
 * @param calibrator what calibrated it, if anything has been adopted
 * @param disputed ids of claims about what was found that the graph contradicts
 */
public record Assessment(
        double confidence,
        double raw,
        Map<String, Double> signals,
        Risk risk,
        Optional<Hash> calibrator,
        List<String> disputed) {
    public Assessment {
        Texts.share("confidence", confidence);
        Texts.share("confidence", raw);
        signals = Collections.unmodifiableMap(new TreeMap<>(signals));
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(calibrator, "calibrator");
        disputed = List.copyOf(disputed);
    }
}
