package dev.aimos.text;

import java.util.List;
import java.util.Set;

/** Finds that one text denies what the other states. Cost: linear. */
final class DenialRule {
    /** Words of a text that states a relation. By stem. */
    private static final Set<String> RELATIONS = Set.of(
            "associ",
            "correl",
            "relat",
            "effect",
            "affect",
            "role",
            "influenc",
            "predict",
            "caus",
            "depend",
            "determin",
            "mediat",
            "contribut",
            "impact",
            "link",
            "interact",
            "regul",
            "involv",
            "control",
            "requir");

    private static final double LEAST = 0.4;

    private DenialRule() {}

    static void find(StanceText claim, StanceText text, double overlap, List<Finding> findings) {
        if (claim.clauses() == 0 || text.clauses() == 0) {
            return;
        }
        int claimed = claim.closest(text);
        int said = text.closest(claim);
        String denied = claim.denial(claimed);
        String denies = text.denial(said);
        if (denied != null && denies == null && overlap >= LEAST && relates(text, said)) {
            findings.add(new Finding("denied", 0.7, "the claim says '" + denied + "', the text does not"));
        } else if (denied == null && denies != null) {
            findings.add(new Finding("denies", 0.75, "the text says '" + denies + "', the claim does not"));
        }
    }

    /** Whether a clause says that something is so: which way it goes, or that it has to do with something. */
    private static boolean relates(StanceText text, int clause) {
        for (int i = 0; i < text.tokens().size(); i++) {
            Token token = text.tokens().get(i);
            if (token.clause() == clause && (text.sign(i) != 0 || RELATIONS.contains(token.stem()))) {
                return true;
            }
        }
        return false;
    }
}
