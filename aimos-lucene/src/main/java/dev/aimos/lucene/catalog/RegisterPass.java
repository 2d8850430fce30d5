package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in one segment, the records under some terms that are shown at a moment. Not thread-safe.
 *
 * <p>Documents are looked at in their own order, whatever term they are under, some thousand at a time: what is known of
 * them can only be read forward.
 */
final class RegisterPass {
    /** Takes what is found. */
    interface Sink {
        /**
         * Takes one record.
         *
         * @param term place of the term among those asked for
         * @return false to stop
         */
        boolean accept(int term, Filed filed) throws IOException;
    }

    private static final int FIRST = 64;
    private static final int MOST = 8_192;

    private final Leaf leaf;
    private final Moment moment;
    private final @Nullable Bits accepted;
    private final Sink sink;
    private long[] collected = new long[FIRST];
    private int size;
    private @Nullable LeafCheck check;
    private @Nullable FiledRows rows;
    private int last = -1;
    private @Nullable Filed lastFiled;
    private boolean stopped;

    RegisterPass(View view, Leaf leaf, Moment moment, Sink sink) {
        this.leaf = leaf;
        this.moment = moment;
        this.accepted = view.isPresent(moment) ? leaf.current() : leaf.reader().getLiveDocs();
        this.sink = sink;
    }

    /**
     * Hands over what there is under terms of a field, a term's records in journal order.
     *
     * @return false if it was told to stop
     */
    boolean run(String field, RegisterTerms wanted) throws IOException {
        int end = leaf.documentsUpTo(moment.tx());
        Terms terms = end == 0 ? null : leaf.reader().terms(field);
        if (terms == null) {
            return true;
        }
        TermsEnum all = terms.iterator();
        PostingsEnum documents = null;
        for (int term = 0; term < wanted.size() && !stopped; term++) {
            if (all.seekExact(wanted.bytes(term))) {
                documents = all.postings(documents, PostingsEnum.NONE);
                collect(documents, end, term);
            }
        }
        flush();
        return !stopped;
    }

    private void collect(PostingsEnum documents, int end, int term) throws IOException {
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS && document < end && !stopped;
                document = documents.nextDoc()) {
            if (accepted == null || accepted.get(document)) {
                if (size == collected.length) {
                    flush();
                    collected = collected.length < MOST ? new long[2 * collected.length] : collected;
                }
                collected[size++] = (long) document << Integer.SIZE | term;
            }
        }
    }

    private void flush() throws IOException {
        Arrays.sort(collected, 0, size);
        for (int i = 0; i < size && !stopped; i++) {
            Filed filed = shown((int) (collected[i] >>> Integer.SIZE));
            stopped = filed != null && !sink.accept((int) collected[i], filed);
        }
        size = 0;
    }

    private @Nullable Filed shown(int document) throws IOException {
        if (document == last) {
            return lastFiled;
        }
        LeafCheck checked = check;
        FiledRows read = rows;
        if (checked == null || read == null || document < last) {
            checked = new LeafCheck(leaf, moment);
            read = new FiledRows(leaf.reader());
            check = checked;
            rows = read;
        }
        last = document;
        lastFiled = checked.shows(document) ? read.read(document) : null;
        return lastFiled;
    }
}
