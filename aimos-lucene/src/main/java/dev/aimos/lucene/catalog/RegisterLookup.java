package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Filed;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finds the records under one term of a register, whatever they show. */
final class RegisterLookup {
    private final View view;

    RegisterLookup(View view) {
        this.view = view;
    }

    /** Adds those under a term of a field whose own interval shares an instant with another, in journal order. */
    void add(String field, String term, long from, long to, List<Filed> found) throws IOException {
        BytesRef bytes = RecordFields.key(term);
        for (Leaf leaf : view.leaves()) {
            PostingsEnum documents = postings(leaf, field, bytes);
            if (documents != null) {
                Bits kept = leaf.reader().getLiveDocs();
                FiledRows rows = new FiledRows(leaf.reader());
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = documents.nextDoc()) {
                    if ((kept == null || kept.get(document)) && rows.overlaps(document, from, to)) {
                        found.add(rows.read(document));
                    }
                }
            }
        }
    }

    /** The record of a number; null if there is none. */
    @Nullable
    Filed record(long seq) throws IOException {
        BytesRef id = RecordFields.id(seq).bytes();
        for (Leaf leaf : view.leaves()) {
            PostingsEnum documents = leaf.core().spans(seq) ? postings(leaf, Fields.ID, id) : null;
            int document = documents == null ? DocIdSetIterator.NO_MORE_DOCS : documents.nextDoc();
            Bits kept = leaf.reader().getLiveDocs();
            if (document != DocIdSetIterator.NO_MORE_DOCS && (kept == null || kept.get(document))) {
                return new FiledRows(leaf.reader()).read(document);
            }
        }
        return null;
    }

    /** How many records are under a term. */
    long count(String term) throws IOException {
        BytesRef bytes = RecordFields.key(term);
        long count = 0;
        for (Leaf leaf : view.leaves()) {
            Terms terms = leaf.reader().terms(Fields.TERM);
            if (terms != null) {
                TermsEnum all = terms.iterator();
                count += all.seekExact(bytes) ? all.docFreq() : 0;
            }
        }
        return count;
    }

    private static @Nullable PostingsEnum postings(Leaf leaf, String field, BytesRef term) throws IOException {
        Terms terms = leaf.reader().terms(field);
        if (terms == null) {
            return null;
        }
        TermsEnum all = terms.iterator();
        return all.seekExact(term) ? all.postings(null, PostingsEnum.NONE) : null;
    }
}
