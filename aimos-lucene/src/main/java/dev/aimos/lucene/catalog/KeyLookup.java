package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Finds the records of one key in a view, or of another term that the first documents of records have. */
final class KeyLookup {
    private final View view;
    private final String field;
    private final BytesRef key;

    KeyLookup(View view, String key) {
        this(view, Fields.KEY, RecordFields.key(key));
    }

    /**
     * @param field one that first documents of records have terms of
     */
    KeyLookup(View view, String field, BytesRef term) {
        this.view = view;
        this.field = field;
        this.key = term;
    }

    /** The atom shown at a moment; null if none. */
    @Nullable
    Entry atom(Moment moment) throws IOException {
        boolean present = view.isPresent(moment);
        for (int i = view.leaves().size() - 1; i >= 0; i--) {
            Leaf leaf = view.leaves().get(i);
            PostingsEnum documents = documents(leaf);
            if (documents != null) {
                Bits accepted = present ? leaf.current() : leaf.reader().getLiveDocs();
                LeafCheck check = new LeafCheck(leaf, moment);
                int document = first(documents, accepted, check.end(), check::shows);
                if (document != DocIdSetIterator.NO_MORE_DOCS) {
                    return Stored.entry(leaf.reader(), document);
                }
            }
        }
        return null;
    }

    /** What speaks about the key at a moment, be it a retraction; null if nothing. */
    @Nullable
    Entry atomOrRetraction(Moment moment) throws IOException {
        Entry atom = atom(moment);
        return atom == null ? retraction(moment) : atom;
    }

    private @Nullable Entry retraction(Moment moment) throws IOException {
        for (int i = view.leaves().size() - 1; i >= 0; i--) {
            Leaf leaf = view.leaves().get(i);
            NumericDocValues retractions = leaf.reader().getNumericDocValues(Fields.RETRACTION);
            PostingsEnum documents = retractions == null ? null : documents(leaf);
            if (retractions != null && documents != null) {
                LeafCheck check = new LeafCheck(leaf, moment);
                int document = first(
                        documents,
                        leaf.reader().getLiveDocs(),
                        check.end(),
                        one -> retractions.advanceExact(one) && check.covers(one));
                if (document != DocIdSetIterator.NO_MORE_DOCS) {
                    return Stored.entry(leaf.reader(), document);
                }
            }
        }
        return null;
    }

    private interface DocumentTest {
        boolean passes(int document) throws IOException;
    }

    private static int first(PostingsEnum documents, @Nullable Bits accepted, int end, DocumentTest test)
            throws IOException {
        int document = documents.nextDoc();
        while (document < end && !((accepted == null || accepted.get(document)) && test.passes(document))) {
            document = documents.nextDoc();
        }
        return document < end ? document : DocIdSetIterator.NO_MORE_DOCS;
    }

    /** All records of the key or the term, in journal order. */
    List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Leaf leaf : view.leaves()) {
            PostingsEnum documents = documents(leaf);
            if (documents == null) {
                continue;
            }
            Bits kept = leaf.reader().getLiveDocs();
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                if (kept == null || kept.get(document)) {
                    entries.add(Stored.entry(leaf.reader(), document));
                }
            }
        }
        return entries;
    }

    private @Nullable PostingsEnum documents(Leaf leaf) throws IOException {
        Terms terms = leaf.reader().terms(field);
        if (terms == null) {
            return null;
        }
        TermsEnum keys = terms.iterator();
        return keys.seekExact(key) ? keys.postings(null, PostingsEnum.NONE) : null;
    }
}
