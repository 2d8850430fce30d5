package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Entry;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/** Reads what every document holds. */
final class Stored {
    private Stored() {}

    /** A number that every document has. */
    static long number(LeafReader reader, String field, int document) throws IOException {
        NumericDocValues values = reader.getNumericDocValues(field);
        if (values == null || !values.advanceExact(document)) {
            throw new IOException("document " + document + " of the index segment " + reader + " has no '" + field
                    + "'; rebuild the index");
        }
        return values.longValue();
    }

    /** The record of a document. */
    static Entry entry(LeafReader reader, int document) throws IOException {
        NumericDocValues retractions = reader.getNumericDocValues(Fields.RETRACTION);
        return new Entry(
                number(reader, Fields.SEQ, document),
                number(reader, Fields.TX, document),
                number(reader, Fields.FROM, document),
                number(reader, Fields.TO, document),
                retractions == null || !retractions.advanceExact(document));
    }
}
