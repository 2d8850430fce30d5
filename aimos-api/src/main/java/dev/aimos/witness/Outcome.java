package dev.aimos.witness;

import dev.aimos.memory.Hash;
import java.util.Objects;

/**
 * What turned out about a witnessed answer. A later outcome of the same witness takes the place of an earlier one; history
 * stays.
 *
 * @param witness id of the witness
 * @param correct whether the answer was right
 * @param by who says so
 * @param note what else is to be said; may be empty
 */
public record Outcome(Hash witness, boolean correct, String by, String note) {
    public Outcome {
        Objects.requireNonNull(witness, "witness");
        Texts.name("by", by);
        Objects.requireNonNull(note, "note");
    }

    /** An outcome without a note. */
    public static Outcome of(Hash witness, boolean correct, String by) {
        return new Outcome(witness, correct, by, "");
    }
}
