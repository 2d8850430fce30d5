package dev.aimos.lucene.catalog;

import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Terms as Lucene takes them, one position each. Read once. */
final class TermStream extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final Iterator<BytesRef> terms;

    TermStream(Iterator<BytesRef> terms) {
        this.terms = terms;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!terms.hasNext()) {
            return false;
        }
        term.setBytesRef(terms.next());
        return true;
    }
}
