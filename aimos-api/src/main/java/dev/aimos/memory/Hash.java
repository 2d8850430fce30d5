package dev.aimos.memory;

import dev.aimos.AimosException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits. */
public final class Hash implements Comparable<Hash> {
    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash from its 32 bytes, which are copied.
     *
     * @throws AimosException.InvalidRequest if there are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new AimosException.InvalidRequest("hash-length", "a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * Reads 64 hexadecimal digits, with or without the prefix {@code sha256:}.
     *
     * @throws AimosException.InvalidRequest if the text is anything else
     */
    public static Hash parse(String text) {
        String digits = text.startsWith("sha256:") ? text.substring(7) : text;
        if (digits.length() != 2 * LENGTH) {
            throw new AimosException.InvalidRequest(
                    "hash-malformed", "a hash is 64 hexadecimal digits, not " + digits.length() + " characters");
        }
        try {
            return new Hash(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            throw new AimosException.InvalidRequest("hash-malformed", "a hash is 64 hexadecimal digits", e);
        }
    }

    /** SHA-256 of the parts, one after another. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** A fresh SHA-256 digest. */
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes, copied. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The first 12 digits: enough for people to tell hashes apart. */
    public String abbreviated() {
        return hex().substring(0, 12);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Hash other && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return "sha256:" + hex();
    }
}
