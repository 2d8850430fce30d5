package dev.aimos.memory;

import java.util.List;
import java.util.Objects;

/**
 * The result of checking every byte of a store.
 *
 * @param records records read
 * @param bytes bytes read
 * @param root Merkle root computed from what was read
 * @param findings what is wrong; empty if nothing is
 */
public record Verification(long records, long bytes, Hash root, List<Finding> findings) {
    public Verification {
        Objects.requireNonNull(root, "root");
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean passed() {
        return findings.isEmpty();
    }

    /**
     * One thing that is wrong.
     *
     * @param code stable name, such as {@code frame-checksum}
     * @param where file and offset, or record
     * @param message what is wrong and what to do
     */
    public record Finding(String code, String where, String message) {
        public Finding {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(where, "where");
            Objects.requireNonNull(message, "message");
        }
    }
}
