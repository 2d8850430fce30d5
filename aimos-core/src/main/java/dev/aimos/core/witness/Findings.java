package dev.aimos.core.witness;

import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Verification.Finding;
import dev.aimos.witness.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a check found, and whether any of it is wrong rather than unknown. Not thread-safe. */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();
    private boolean wrong;

    /** Something is not as it says. */
    public void wrong(String code, String where, String message) {
        add(new Finding(code, where, message), true);
    }

    /** Something cannot be checked. */
    public void unknown(String code, String where, String message) {
        add(new Finding(code, where, message), false);
    }

    /** Takes over a finding of another check. */
    public void add(Finding finding, boolean isWrong) {
        all.add(finding);
        wrong |= isWrong;
    }

    /** What follows from all of them. */
    public Verdict verdict(List<InclusionProof> proofs) {
        Verdict.Result result =
                wrong ? Verdict.Result.REFUTED : all.isEmpty() ? Verdict.Result.PROVED : Verdict.Result.UNDECIDED;
        return new Verdict(result, all, proofs);
    }
}
