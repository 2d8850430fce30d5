package dev.aimos.text;

import java.util.List;

/**
 * Finds that one text has a word and the other its opposite: one of a {@linkplain Antonyms known pair}, or the word with a
 * prefix such as {@code un-}. Texts that have both words are left alone. Cost: linear.
 */
final class AntonymRule {
    private static final List<String> PREFIXES = List.of("un", "in", "non", "dis", "im", "ir", "il", "anti", "a");

    private static final int LEAST = 5;

    private AntonymRule() {}

    static void find(StanceText claim, StanceText text, List<Finding> findings) {
        for (Token token : claim.tokens()) {
            String stem = token.stem();
            if (text.has(stem)) {
                continue;
            }
            for (String opposite : Antonyms.of(stem)) {
                if (text.has(opposite) && !claim.has(opposite)) {
                    findings.add(finding(token, text, opposite));
                    return;
                }
            }
            String opposite = prefixed(stem, text);
            if (!opposite.isEmpty() && !claim.has(opposite)) {
                findings.add(finding(token, text, opposite));
                return;
            }
        }
    }

    private static Finding finding(Token token, StanceText text, String opposite) {
        String other = text.tokens().get(text.places(opposite).get(0)).word();
        return new Finding("antonym", 0.6, "'" + token.word() + "' and '" + other + "'");
    }

    private static String prefixed(String stem, StanceText text) {
        for (String prefix : PREFIXES) {
            if (stem.length() >= LEAST && text.has(prefix + stem)) {
                return prefix + stem;
            }
            int rest = stem.length() - prefix.length();
            if (prefix.length() > 1
                    && rest >= LEAST
                    && stem.startsWith(prefix)
                    && text.has(stem.substring(prefix.length()))) {
                return stem.substring(prefix.length());
            }
        }
        return "";
    }
}
