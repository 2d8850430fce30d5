package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.witness.Outcome;
import java.io.IOException;

/** The payload of an outcome's record: {@code {"by":…,"correct":…,"note":…,"witness":…}}, the note left out if empty. */
public record OutcomeRecord(Outcome outcome) {
    /** The payload. */
    public byte[] encode() {
        Json.Obj json = Json.Obj.EMPTY
                .with("by", Json.of(outcome.by()))
                .with("correct", Json.of(outcome.correct()))
                .with("witness", Json.of(outcome.witness().hex()));
        return CanonicalWriter.toBytes(outcome.note().isEmpty() ? json : json.with("note", Json.of(outcome.note())));
    }

    /** Reads {@link #encode}. */
    public static OutcomeRecord decode(byte[] payload) throws IOException {
        return Payloads.read(
                "an outcome's record",
                payload,
                json -> {
                    Payloads.only(json, "by", "correct", "note", "witness");
                    return new OutcomeRecord(new Outcome(
                            Payloads.hash(json, "witness"),
                            Payloads.bool(json, "correct"),
                            Payloads.string(json, "by"),
                            json.get("note").isPresent() ? Payloads.string(json, "note") : ""));
                },
                OutcomeRecord::encode);
    }
}
