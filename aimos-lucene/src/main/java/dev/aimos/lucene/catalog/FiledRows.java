package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filed;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the records of one segment of a register, asked for in ascending order. Not thread-safe. */
final class FiledRows {
    private final LeafReader reader;
    private final NumericDocValues seqs;
    private final NumericDocValues txs;
    private final NumericDocValues ats;
    private final NumericDocValues froms;
    private final NumericDocValues tos;
    private final BinaryDocValues filed;
    private final @Nullable NumericDocValues retractions;

    FiledRows(LeafReader reader) throws IOException {
        this.reader = reader;
        seqs = DocValues.getNumeric(reader, Fields.SEQ);
        txs = DocValues.getNumeric(reader, Fields.TX);
        ats = DocValues.getNumeric(reader, Fields.AT);
        froms = DocValues.getNumeric(reader, Fields.FROM);
        tos = DocValues.getNumeric(reader, Fields.TO);
        filed = DocValues.getBinary(reader, Fields.FILED);
        retractions = reader.getNumericDocValues(Fields.RETRACTION);
    }

    /** Whether the own interval of a record shares an instant with another. */
    boolean overlaps(int document, long from, long to) throws IOException {
        return number(froms, document) < to && from < number(tos, document);
    }

    /** The record of a document. */
    Filed read(int document) throws IOException {
        if (!filed.advanceExact(document)) {
            throw missing(document);
        }
        BytesRef bytes = filed.binaryValue();
        boolean present = retractions == null || !retractions.advanceExact(document);
        Entry entry = new Entry(
                number(seqs, document), number(txs, document), number(froms, document), number(tos, document), present);
        return new Filed(
                FiledBytes.key(bytes), entry, number(ats, document), present ? FiledBytes.payload(bytes) : null);
    }

    private long number(NumericDocValues values, int document) throws IOException {
        if (!values.advanceExact(document)) {
            throw missing(document);
        }
        return values.longValue();
    }

    private IOException missing(int document) {
        return new IOException("document " + document + " of the register segment " + reader
                + " lacks what every record has; rebuild the index");
    }
}
