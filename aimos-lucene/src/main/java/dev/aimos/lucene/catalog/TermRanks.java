package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * How many of the first documents of a segment have a term. Remembers the last {@value #MOST} answers. Thread-safe.
 *
 * <p>Cost: the term's postings before the document, once.
 */
final class TermRanks {
    private static final int MOST = 4_096;

    private record Question(String field, BytesRef term, int before) {}

    private final Map<Question, Integer> answers = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * How many documents before one have a term.
     *
     * @param field the term's field
     * @param terms positioned on the term
     * @param documents how many documents the segment has
     */
    int before(String field, TermsEnum terms, int document, int documents) throws IOException {
        if (document == documents) {
            return terms.docFreq();
        }
        if (document == 0) {
            return 0;
        }
        Question question = new Question(field, BytesRef.deepCopyOf(terms.term()), document);
        synchronized (answers) {
            Integer known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        int count = count(terms, document);
        synchronized (answers) {
            answers.put(question, count);
            if (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return count;
    }

    private static int count(TermsEnum terms, int document) throws IOException {
        PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
        int count = 0;
        while (postings.nextDoc() < document) {
            count++;
        }
        return count;
    }
}
