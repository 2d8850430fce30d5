package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import java.io.IOException;
import java.util.Optional;

/**
 * The payload of a calibrator's record: {@code
 * {"calibrator":{…},"criticality":…,"eceAfter":…,"eceBefore":…,"model":…,"outcomes":…}}, the criticality left out if it is for
 * all.
 */
public record AdoptedRecord(
        String model,
        Optional<Criticality> criticality,
        Calibrator calibrator,
        int outcomes,
        double eceBefore,
        double eceAfter) {
    /** The payload. */
    public byte[] encode() {
        Json.Obj json = Json.Obj.EMPTY
                .with("calibrator", calibrator.json())
                .with("eceAfter", Json.of(eceAfter))
                .with("eceBefore", Json.of(eceBefore))
                .with("model", Json.of(model))
                .with("outcomes", Json.of(outcomes));
        return CanonicalWriter.toBytes(criticality
                .map(word -> json.with("criticality", Json.of(word.word())))
                .orElse(json));
    }

    /** Reads {@link #encode}. */
    public static AdoptedRecord decode(byte[] payload) throws IOException {
        return Payloads.read(
                "a calibrator's record",
                payload,
                json -> {
                    Payloads.only(json, "calibrator", "criticality", "eceAfter", "eceBefore", "model", "outcomes");
                    return new AdoptedRecord(
                            Payloads.string(json, "model"),
                            json.get("criticality")
                                    .map(word -> Criticality.parse(Payloads.string(json, "criticality"))),
                            Calibrator.of(Payloads.object(json, "calibrator")),
                            Payloads.count(json, "outcomes"),
                            Payloads.number(json, "eceBefore"),
                            Payloads.number(json, "eceAfter"));
                },
                AdoptedRecord::encode);
    }

    /** As users see it. */
    public Adopted adopted(Recorded recorded) {
        return new Adopted(
                Hash.sha256(encode()), model, criticality, calibrator, outcomes, eceBefore, eceAfter, recorded);
    }
}
