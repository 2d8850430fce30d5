package dev.aimos.text;

import java.util.List;
import java.util.Set;

/** Words that deny the clause they stand in. */
final class Negations {
    private static final Set<String> WORDS = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nor",
            "neither",
            "cannot",
            "nobody",
            "nothing",
            "nowhere",
            "hardly",
            "unable",
            "unaffected",
            "unchanged",
            "unrelated",
            "unlikely",
            "false",
            "untrue",
            "incapable",
            "failure",
            "wrong",
            "unaltered",
            "ineffective",
            "impossible",
            "irrelevant");

    private static final Set<String> FAIL =
            Set.of("fail", "fails", "failed", "failing", "refuse", "refuses", "refused");

    private static final Set<String> LITTLE =
            Set.of("effect", "effects", "impact", "influence", "association", "evidence", "difference", "role");

    /** What is not any of these is not denied; nobody knows. */
    private static final Set<String> IGNORANCE = Set.of(
            "known",
            "unknown",
            "understood",
            "clear",
            "described",
            "consensus",
            "determined",
            "established",
            "studied",
            "characterized",
            "defined",
            "investigated",
            "elucidated",
            "resolved",
            "explored");

    private Negations() {}

    /** Whether a denial says that something is not known. */
    static boolean ofKnowledge(List<Token> tokens, int i) {
        int end = Math.min(tokens.size(), i + 5);
        for (int j = i + 1; j < end && tokens.get(j).clause() == tokens.get(i).clause(); j++) {
            if (IGNORANCE.contains(tokens.get(j).word())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word denies. */
    static boolean at(List<Token> tokens, int i) {
        String word = tokens.get(i).word();
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).word() : "";
        if (word.equals("not") || word.equals("no")) {
            boolean mild = word.equals("not")
                    ? next.equals("only") || next.equals("just") || next.equals("merely")
                    : next.equals("doubt") || next.equals("matter") || next.equals("wonder");
            return !mild;
        }
        if (word.equals("little")) {
            return LITTLE.contains(next);
        }
        return WORDS.contains(word) || word.endsWith("n't") || (FAIL.contains(word) && next.equals("to"));
    }
}
