package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.memory.Hash;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An Ed25519 signature (RFC 8032).
 *
 * @param key id of the key: SHA-256 of its X.509 encoding
 * @param value 64 bytes as 128 lower-case hexadecimal digits
 */
public record Signature(Hash key, String value) {
    private static final int DIGITS = 128;

    public Signature {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        boolean hex = value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (value.length() != DIGITS || !hex) {
            throw new AimosException.InvalidRequest(
                    "signature-malformed",
                    "a signature is 128 lower-case hexadecimal digits; got " + Texts.shown(value));
        }
    }

    /** The 64 bytes. */
    public byte[] toBytes() {
        return HexFormat.of().parseHex(value);
    }
}
