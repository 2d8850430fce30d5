package dev.aimos.witness;

import dev.aimos.Json;
import dev.aimos.memory.Hash;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer given again, beside the first one.
 *
 * @param witness the first answer's
 * @param expected hash of the first answer
 * @param actual hash of the second
 * @param output the second answer
 * @param differences where they differ; if the first was not recorded whole and the hashes differ, one for the whole
 * @param retrieval what checking the receipt showed, if there is one
 */
public record Replayed(
        Hash witness,
        Hash expected,
        Hash actual,
        Json output,
        List<Difference> differences,
        Optional<Verdict> retrieval) {
    public Replayed {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(output, "output");
        differences = List.copyOf(differences);
        Objects.requireNonNull(retrieval, "retrieval");
    }

    /** Whether the answer is the same. */
    public boolean same() {
        return expected.equals(actual);
    }

    /**
     * One place where two values differ.
     *
     * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole
     * @param before what the first has there; empty if nothing, or if it is not known
     * @param after what the second has there; empty if nothing
     * @param at of two strings, the index of the first character that differs; else -1
     */
    public record Difference(String pointer, Optional<Json> before, Optional<Json> after, int at) {
        public Difference {
            Objects.requireNonNull(pointer, "pointer");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }
}
