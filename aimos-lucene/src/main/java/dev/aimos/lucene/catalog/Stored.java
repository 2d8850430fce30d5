package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Entry;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
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

    /** The place that every document of a text has. */
    static Place place(LeafReader reader, int document) throws IOException {
        BinaryDocValues places = reader.getBinaryDocValues(Fields.PLACE);
        if (places == null || !places.advanceExact(document)) {
            throw new IOException("document " + document + " of the index segment " + reader
                    + " has no place in its text; rebuild the index");
        }
        return Place.decode(places.binaryValue());
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
