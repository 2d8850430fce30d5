package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The three hashes of the journal (RFC 9162, section 2.1.1), without garbage. Not thread-safe. */
final class Sha256 {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Hash of bytes. */
    void hash(byte[] bytes, int offset, int length, byte[] into, int at) {
        digest.update(bytes, offset, length);
        finish(into, at);
    }

    /** Hash of a leaf. */
    void leaf(byte[] bytes, int offset, int length, byte[] into, int at) {
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        finish(into, at);
    }

    /** Hash of an interior node. May write over its own input. */
    void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] into, int at) {
        digest.update(NODE);
        digest.update(left, leftAt, Hash.LENGTH);
        digest.update(right, rightAt, Hash.LENGTH);
        finish(into, at);
    }

    private void finish(byte[] into, int at) {
        try {
            digest.digest(into, at, Hash.LENGTH);
        } catch (DigestException e) {
            throw new AssertionError("a SHA-256 digest has 32 bytes", e);
        }
    }
}
