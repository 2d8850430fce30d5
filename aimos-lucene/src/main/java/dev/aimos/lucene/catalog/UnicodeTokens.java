package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words by the Unicode rules (UAX #29), in lower case. Thread-safe. */
public final class UnicodeTokens extends Analyzer {
    /** Names what this makes of a text; another name is due when that changes. */
    public static final String ID = "unicode-words-1";

    private static final int LONGEST = 255;

    /** Makes an analyzer; closing it matters to no one. */
    public UnicodeTokens() {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        words.setMaxTokenLength(LONGEST);
        return new TokenStreamComponents(words, new LowerCaseFilter(words));
    }

    /** The words of a text, in order, with repetitions. */
    public List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = tokenStream("text", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
        return terms;
    }
}
