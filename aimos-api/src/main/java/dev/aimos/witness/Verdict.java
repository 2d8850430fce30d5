package dev.aimos.witness;

import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Verification.Finding;
import java.util.List;
import java.util.Objects;

/**
 * What checking a witness or a receipt showed.
 *
 * @param result whether it holds
 * @param findings what is wrong, or could not be checked; empty if it is proved
 * @param proofs that the records it names are in the tree whose root it names, in its order
 */
public record Verdict(Result result, List<Finding> findings, List<InclusionProof> proofs) {
    /** Whether what was checked holds. */
    public enum Result {
        /** Everything is as it says. */
        PROVED,
        /** Something is not as it says. */
        REFUTED,
        /** Nothing is otherwise, but something can no longer be checked: it was erased, or another model is in use. */
        UNDECIDED
    }

    public Verdict {
        Objects.requireNonNull(result, "result");
        findings = List.copyOf(findings);
        proofs = List.copyOf(proofs);
    }

    /** Whether it is proved. */
    public boolean proved() {
        return result == Result.PROVED;
    }
}
