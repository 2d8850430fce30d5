package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What keys and records have left in an index. */
final class Traces {
    private final List<BytesRef> keys;
    private final List<BytesRef> ids;

    Traces(Collection<String> keys, Collection<Long> seqs) {
        this.keys = sorted(keys.stream().map(RecordFields::key));
        this.ids = sorted(seqs.stream().map(seq -> RecordFields.id(seq).bytes()));
    }

    private static List<BytesRef> sorted(Stream<BytesRef> terms) {
        return List.copyOf(terms.collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    /** Matches the documents. */
    Query query() {
        return new BooleanQuery.Builder()
                .add(new TermInSetQuery(Fields.KEY, keys), Occur.SHOULD)
                .add(new TermInSetQuery(Fields.PART_OF, keys), Occur.SHOULD)
                .add(new TermInSetQuery(Fields.ID, ids), Occur.SHOULD)
                .build();
    }

    /** Whether a segment of a view still knows any of the terms. */
    boolean in(View view) throws IOException {
        for (Leaf leaf : view.leaves()) {
            if (any(keys, leaf.reader().terms(Fields.KEY))
                    || any(keys, leaf.reader().terms(Fields.PART_OF))
                    || any(ids, leaf.reader().terms(Fields.ID))) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(List<BytesRef> wanted, @Nullable Terms terms) throws IOException {
        if (terms == null) {
            return false;
        }
        TermsEnum all = terms.iterator();
        for (BytesRef term : wanted) {
            if (all.seekExact(term)) {
                return true;
            }
        }
        return false;
    }
}
