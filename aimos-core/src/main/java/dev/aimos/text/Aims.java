package dev.aimos.text;

import java.util.List;
import java.util.Set;

/** Tells sentences that ask or set out to find something from those that state it. */
final class Aims {
    private static final Set<String> AIMS =
            Set.of("objective", "objectives", "aim", "aims", "aimed", "purpose", "whether");

    private static final Set<String> TO = Set.of(
            "determine",
            "assess",
            "evaluate",
            "examine",
            "investigate",
            "study",
            "test",
            "explore",
            "compare",
            "identify",
            "establish",
            "estimate",
            "find",
            "ascertain",
            "clarify",
            "understand",
            "address",
            "quantify",
            "measure");

    private Aims() {}

    /** Whether a text asks, or sets out to find something. */
    static boolean in(String text, List<Token> tokens) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '?') {
            return true;
        }
        int first = Math.min(tokens.size(), 12);
        for (int i = 0; i < first; i++) {
            String word = tokens.get(i).word();
            boolean purpose = word.equals("to")
                    && i + 1 < tokens.size()
                    && TO.contains(tokens.get(i + 1).word());
            if (AIMS.contains(word) || (purpose && i < 3)) {
                return true;
            }
        }
        return false;
    }
}
