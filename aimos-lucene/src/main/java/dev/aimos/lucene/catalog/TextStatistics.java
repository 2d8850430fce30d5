package dev.aimos.lucene.catalog;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * What BM25 needs to know of all texts of a field recorded up to a transaction, superseded ones included. A search repeated at the
 * same transaction finds the same numbers, whatever was recorded since and however segments were merged.
 */
final class TextStatistics {
    private final View view;
    private final String field;
    private final int[] ends;
    private final TextLengths.Sum lengths;

    TextStatistics(View view, String field, long tx) throws IOException {
        this.view = view;
        this.field = field;
        this.ends = new int[view.leaves().size()];
        TextLengths.Sum sum = TextLengths.Sum.NONE;
        for (int i = 0; i < ends.length; i++) {
            Leaf leaf = view.leaves().get(i);
            ends[i] = leaf.documentsUpTo(tx);
            sum = sum.plus(leaf.core().lengths(field).before(leaf.reader(), ends[i]));
        }
        this.lengths = sum;
    }

    /** How many texts there are. */
    long texts() {
        return lengths.texts();
    }

    /** Their average length in terms. */
    double averageLength() {
        return (double) lengths.terms() / lengths.texts();
    }

    /**
     * Looks a term up in every segment.
     *
     * @return where it is, so that a query need not look again; its document frequency counts the texts
     */
    TermStates find(BytesRef term) throws IOException {
        TermStates found = new TermStates(view.reader().getContext());
        for (LeafReaderContext context : view.reader().leaves()) {
            int end = ends[context.ord];
            Terms terms = end == 0 ? null : context.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum all = terms.iterator();
            if (all.seekExact(term)) {
                int documents = view.leaves()
                        .get(context.ord)
                        .core()
                        .ranks()
                        .before(field, all, end, context.reader().maxDoc());
                if (documents > 0) {
                    found.register(all.termState(), context.ord, documents, documents);
                }
            }
        }
        return found;
    }
}
