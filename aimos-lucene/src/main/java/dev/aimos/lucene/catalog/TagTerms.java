package dev.aimos.lucene.catalog;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.NumericUtils;

/**
 * Tags as terms: the name, NUL, and the weight in eight bytes that sort as it does. No byte of UTF-8 that can follow a NUL
 * lies between the first bytes of the weights 0 and 1, so names that begin alike stay apart.
 */
final class TagTerms {
    private TagTerms() {}

    /** The term of a tag. */
    static BytesRef of(String name, double weight) {
        BytesRefBuilder term = new BytesRefBuilder();
        term.append(new BytesRef((name + "\0").getBytes(StandardCharsets.UTF_8)));
        term.append(sortable(weight));
        return term.toBytesRef();
    }

    /** Matches atoms that carry a tag of at least a weight. */
    static Query atLeast(String name, double weight) {
        return new TermRangeQuery(Fields.TAG, of(name, weight), of(name, 1), true, true);
    }

    /** A double in eight bytes that sort as it does. */
    static BytesRef sortable(double value) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(NumericUtils.doubleToSortableLong(value), bytes, 0);
        return new BytesRef(bytes);
    }
}
