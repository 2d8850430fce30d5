package dev.aimos.witness;

import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import java.util.Objects;
import java.util.Optional;

/**
 * A calibrator in force from a moment on, for one model's confidences.
 *
 * @param id SHA-256 of the record's payload
 * @param model whose confidences it calibrates
 * @param criticality of which criticality; empty for all that have none of their own
 * @param calibrator the function
 * @param outcomes how many outcomes it was fitted to
 * @param eceBefore expected calibration error of these, raw
 * @param eceAfter and calibrated
 * @param recorded when it was adopted
 */
public record Adopted(
        Hash id,
        String model,
        Optional<Criticality> criticality,
        Calibrator calibrator,
        int outcomes,
        double eceBefore,
        double eceAfter,
        Recorded recorded) {
    public Adopted {
        Objects.requireNonNull(id, "id");
        Texts.name("model", model);
        Objects.requireNonNull(criticality, "criticality");
        Objects.requireNonNull(calibrator, "calibrator");
        Objects.requireNonNull(recorded, "recorded");
    }
}
