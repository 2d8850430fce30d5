package dev.aimos.lucene;

import dev.aimos.index.Analyzer;
import dev.aimos.lucene.catalog.UnicodeTokens;
import java.util.List;

/**
 * The words of a text by the Unicode rules (UAX #29), in lower case. Every word counts: none is stopped or stemmed.
 *
 * <p>A run of more than 255 characters without a word boundary is cut into words of 255. Thread-safe and deterministic.
 */
public final class LuceneTerms implements Analyzer {
    /** The only instance; it has no state. */
    public static final LuceneTerms INSTANCE = new LuceneTerms();

    private final UnicodeTokens tokens = new UnicodeTokens();

    private LuceneTerms() {}

    /** {@code unicode-words-1}. */
    @Override
    public String id() {
        return UnicodeTokens.ID;
    }

    @Override
    public List<String> terms(String text) {
        return tokens.terms(text);
    }
}
