package dev.aimos.text;

import java.util.List;
import java.util.Set;

/** Finds that one text says all or always and the other none, never or not all. Cost: linear. */
final class QuantifierRule {
    private static final Set<String> ALL =
            Set.of("all", "every", "each", "always", "everyone", "everything", "everybody");

    private static final Set<String> NONE =
            Set.of("none", "never", "no", "nobody", "nothing", "neither", "nowhere", "few", "rarely", "seldom");

    private QuantifierRule() {}

    static void find(StanceText claim, StanceText text, List<Finding> findings) {
        String all = first(claim, ALL);
        String none = first(claim, NONE);
        String otherAll = first(text, ALL);
        String otherNone = first(text, NONE);
        if (!all.isEmpty() && none.isEmpty() && otherAll.isEmpty() && !otherNone.isEmpty()) {
            findings.add(new Finding("quantifier", 0.7, "'" + all + "' and '" + otherNone + "'"));
        } else if (!none.isEmpty() && all.isEmpty() && otherNone.isEmpty() && !otherAll.isEmpty()) {
            findings.add(new Finding("quantifier", 0.7, "'" + none + "' and '" + otherAll + "'"));
        }
    }

    private static String first(StanceText text, Set<String> words) {
        for (Token token : text.tokens()) {
            if (words.contains(token.word())) {
                return token.word();
            }
        }
        return "";
    }
}
