package dev.aimos.lucene.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import org.apache.lucene.util.BytesRef;

/** Terms that are looked for together, each once, in the order of their bytes, in which they are found fastest. */
final class RegisterTerms {
    private record Term(String text, BytesRef bytes) implements Comparable<Term> {
        @Override
        public int compareTo(Term other) {
            return bytes.compareTo(other.bytes);
        }
    }

    private final Term[] terms;
    private int size;

    RegisterTerms(Collection<String> texts) {
        Collection<String> distinct = texts.size() < 2 ? texts : new HashSet<>(texts);
        terms = distinct.stream()
                .map(text -> new Term(text, RecordFields.key(text)))
                .toArray(Term[]::new);
        Arrays.sort(terms);
        size = terms.length;
    }

    int size() {
        return size;
    }

    BytesRef bytes(int term) {
        return terms[term].bytes;
    }

    String text(int term) {
        return terms[term].text;
    }

    /** Leaves only those that are not marked. */
    void remove(boolean[] marked) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!marked[i]) {
                terms[kept++] = terms[i];
            }
        }
        size = kept;
    }
}
