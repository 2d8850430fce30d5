package dev.aimos.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text with the clauses they are in, for those that compare texts. A clause ends at a full stop, a semicolon, a
 * colon, a bracket, and before a word that sets one thing against another. A prefix such as {@code up-} is one word with
 * what it stands before. Cost: linear in the text.
 */
final class Tokens {
    /** Characters of a word that are looked at. */
    private static final int LONGEST = 64;

    private static final Set<String> PREFIXES = Set.of("up", "down", "non", "over", "under", "de", "in");

    private static final Set<String> TURNS =
            Set.of("but", "whereas", "while", "although", "though", "however", "despite", "unlike", "yet");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int clause;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Tokens reader = new Tokens(text);
        WordScanner.scan(text, reader::add);
        return reader.tokens;
    }

    /** The stem of a word in lower case, or of the word that {@link Variants} takes for it. */
    static String stem(String word) {
        return Variants.of(plainStem(word));
    }

    /** The stem of a word in lower case, by the algorithm alone. */
    static String plainStem(String word) {
        char[] buffer = new char[word.length() + 2];
        word.getChars(0, word.length(), buffer, 0);
        return new String(buffer, 0, PorterStemmer.stem(buffer, word.length()));
    }

    private void add(int start, int end) {
        String word = text.substring(start, Math.min(end, start + LONGEST))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\uFF07', '\'');
        if (word.endsWith("'s")) {
            word = word.substring(0, word.length() - 2);
        }
        int from = start;
        if (!tokens.isEmpty()) {
            Token last = tokens.get(tokens.size() - 1);
            if (start - last.end() == 1 && text.charAt(last.end()) == '-' && PREFIXES.contains(last.word())) {
                tokens.remove(tokens.size() - 1);
                from = last.start();
                word = last.word() + word;
            } else if (TURNS.contains(word) || parted(last.end(), start)) {
                clause++;
            }
        }
        tokens.add(new Token(from, end, word, stem(word), clause));
    }

    private boolean parted(int from, int to) {
        for (int i = from; i < to; i++) {
            if (".;:!?()[]\u2014".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
