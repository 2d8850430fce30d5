package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Signature;
import dev.aimos.witness.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The payload of a public key's record: {@code {"endorsement":{"key":…,"value":…},"publicKey":…}}.
 *
 * @param publicKey the X.509 encoding in base64
 * @param endorsement by the key before it, if there was one
 */
public record KeyRecord(String publicKey, Optional<Signature> endorsement) {
    /** Of a signer. */
    public static KeyRecord of(Signer signer) {
        return new KeyRecord(
                Base64.getEncoder().encodeToString(signer.publicKey().getEncoded()), signer.endorsement());
    }

    /** SHA-256 of the encoding. */
    public Hash id() {
        return Hash.sha256(encoding());
    }

    private byte[] encoding() {
        try {
            return Base64.getDecoder().decode(publicKey);
        } catch (IllegalArgumentException e) {
            throw Payloads.malformed("'publicKey' is base64");
        }
    }

    /** The key. */
    public PublicKey key() {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoding()));
        } catch (GeneralSecurityException e) {
            throw Payloads.malformed("'publicKey' is the X.509 encoding of an Ed25519 key");
        }
    }

    /** The payload. */
    public byte[] encode() {
        Json.Obj json = Json.Obj.EMPTY.with("publicKey", Json.of(publicKey));
        return CanonicalWriter.toBytes(endorsement
                .map(given -> json.with(
                        "endorsement",
                        Json.Obj.EMPTY.with("key", Json.of(given.key().hex())).with("value", Json.of(given.value()))))
                .orElse(json));
    }

    /** Reads {@link #encode}. */
    public static KeyRecord decode(byte[] payload) throws IOException {
        return Payloads.read(
                "a public key's record",
                payload,
                json -> {
                    Payloads.only(json, "endorsement", "publicKey");
                    KeyRecord record = new KeyRecord(
                            Payloads.string(json, "publicKey"),
                            json.get("endorsement").map(WitnessRecord::signature));
                    record.key();
                    return record;
                },
                KeyRecord::encode);
    }
}
