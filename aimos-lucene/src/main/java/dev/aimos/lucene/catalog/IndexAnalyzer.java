package dev.aimos.lucene.catalog;

import dev.aimos.index.Analyzer;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Any analyzer of ours as one of Lucene's. */
final class IndexAnalyzer extends org.apache.lucene.analysis.Analyzer {
    /** Lucene takes terms of up to 32,766 bytes. Those of more characters than this are indexed, and searched, by their hash. */
    private static final int LONGEST = 8_000;

    private final Analyzer analyzer;

    private IndexAnalyzer(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Reads long texts piece by piece if the analyzer is the usual one. */
    static org.apache.lucene.analysis.Analyzer of(Analyzer analyzer) {
        return analyzer.id().equals(UnicodeTokens.ID) ? new UnicodeTokens() : new IndexAnalyzer(analyzer);
    }

    /** A term as it is indexed. */
    static BytesRef term(String term) {
        return new BytesRef(indexed(term).getBytes(StandardCharsets.UTF_8));
    }

    private static String indexed(String term) {
        return term.length() <= LONGEST
                ? term
                : Hash.sha256(term.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Terms(analyzer));
    }

    private static final class Terms extends Tokenizer {
        private final Analyzer analyzer;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> terms = Collections.emptyIterator();

        Terms(Analyzer analyzer) {
            this.analyzer = analyzer;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            terms = analyzer.terms(read(input)).iterator();
        }

        private static String read(Reader input) throws IOException {
            StringWriter text = new StringWriter();
            input.transferTo(text);
            return text.toString();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!terms.hasNext()) {
                return false;
            }
            term.append(indexed(terms.next()));
            return true;
        }
    }
}
