package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.witness.Signature;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The payload of a witness's record: {@code {"signature":{"key":…,"value":…},"witness":{…}}}, canonical.
 *
 * @param witness what is witnessed
 * @param signature over the canonical JSON of {@code witness} in UTF-8, if it is signed
 */
public record WitnessRecord(Witness witness, Optional<Signature> signature) {
    /** The payload. */
    public byte[] encode() {
        String canonical = witness.canonical();
        StringBuilder payload = new StringBuilder(canonical.length() + 256).append('{');
        signature.ifPresent(given -> payload.append("\"signature\":{\"key\":\"")
                .append(given.key().hex())
                .append("\",\"value\":\"")
                .append(given.value())
                .append("\"},"));
        return payload.append("\"witness\":")
                .append(canonical)
                .append('}')
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads {@link #encode}. */
    public static WitnessRecord decode(byte[] payload) throws IOException {
        return Payloads.read(
                "a witness's record",
                payload,
                json -> {
                    Payloads.only(json, "signature", "witness");
                    Optional<Signature> signature = json.get("signature").map(WitnessRecord::signature);
                    return new WitnessRecord(Witness.of(Payloads.object(json, "witness")), signature);
                },
                WitnessRecord::encode);
    }

    static Signature signature(Json value) {
        if (!(value instanceof Json.Obj json)) {
            throw Payloads.malformed("a signature is an object");
        }
        Payloads.only(json, "key", "value");
        return new Signature(Payloads.hash(json, "key"), Payloads.string(json, "value"));
    }
}
