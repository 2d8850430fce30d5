package dev.aimos.text;

/**
 * A word as {@link RuleExtractor} reads it, exactly as it is written.
 *
 * @param start where it starts
 * @param end where it ends, without a possessive ending
 * @param word the word, without a possessive ending
 * @param lower the same in lower case, with straight apostrophes
 * @param possessive whether it has a possessive ending
 * @param gap whether only one blank is between it and the word before
 * @param first whether it may begin a sentence
 */
record Piece(int start, int end, String word, String lower, boolean possessive, boolean gap, boolean first) {
    /** Where it ends with what belongs to it. */
    int fullEnd() {
        return possessive ? end + 2 : end;
    }

    /** Whether it begins with a capital letter, or has one further on, as {@code iPhone} has; but is not only one. */
    boolean capital() {
        boolean initial = word.length() == 2 && word.charAt(1) == '.';
        return (Character.isUpperCase(word.codePointAt(0)) && (word.length() > 1 || initial))
                || (humped() && Character.isLetter(word.codePointAt(0)));
    }

    /** Whether a capital letter or a digit stands behind its first letter: {@code NASA}, {@code LuceneAimOs}, {@code B12}. */
    boolean humped() {
        boolean humped = false;
        for (int i = word.offsetByCodePoints(0, 1); i < word.length(); i++) {
            char c = word.charAt(i);
            humped |= (Character.isUpperCase(c) && word.charAt(i - 1) != '-') || (c >= '0' && c <= '9');
        }
        return humped;
    }
}
