package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** What every document of a record has: its key, its numbers, its times, and what it is filtered by. */
final class RecordFields {
    private final Change change;
    private final BytesRef key;
    private final BytesRef id;
    private final long at;

    RecordFields(Change change) {
        this.change = change;
        this.key = key(change.key());
        this.id = id(change.entry().seq()).bytes();
        this.at = Micros.of(change.at());
    }

    /** The first document of the record. */
    Document first() {
        Document document = common();
        document.add(term(Fields.KEY, key));
        document.add(term(Fields.ROLE, new BytesRef(Fields.RECORD)));
        return document;
    }

    /** Another document of the record. */
    Document part() {
        Document document = common();
        document.add(term(Fields.PART_OF, key));
        return document;
    }

    private Document common() {
        Entry entry = change.entry();
        Document document = new Document();
        document.add(new SortedDocValuesField(Fields.KEY, key));
        document.add(term(Fields.ID, id));
        document.add(NumericDocValuesField.indexedField(Fields.SEQ, entry.seq()));
        document.add(NumericDocValuesField.indexedField(Fields.TX, entry.tx()));
        document.add(NumericDocValuesField.indexedField(Fields.AT, at));
        document.add(NumericDocValuesField.indexedField(Fields.FROM, entry.from()));
        document.add(NumericDocValuesField.indexedField(Fields.TO, entry.to()));
        if (!entry.present()) {
            document.add(new NumericDocValuesField(Fields.RETRACTION, 1));
        }
        if (entry.from() > at || entry.to() != Micros.FOREVER) {
            document.add(new NumericDocValuesField(Fields.BOUNDED, 1));
        }
        if (!change.current()) {
            document.add(new NumericDocValuesField(Fields.GONE, 1));
        }
        if (change.document() instanceof dev.aimos.core.catalog.Document searchable) {
            document.add(
                    term(Fields.MODALITY, new BytesRef(searchable.modality().name())));
            searchable.tags().forEach((name, weight) -> document.add(term(Fields.TAG, TagTerms.of(name, weight))));
            MetadataTerms.of(searchable.metadata(), value -> document.add(term(Fields.METADATA, value)));
            searchable.policies().forEach(policy -> document.add(term(Fields.POLICY, key(policy))));
        }
        return document;
    }

    /** The field that says where in the text a document's node is. */
    static Field place(Place place) {
        return new BinaryDocValuesField(Fields.PLACE, place.encode());
    }

    /** The term under which the documents of a record are found again. */
    static Term id(long seq) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(seq, bytes, 0);
        return new Term(Fields.ID, new BytesRef(bytes));
    }

    /** A key as it is indexed. */
    static BytesRef key(String key) {
        return new BytesRef(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A term that is not analyzed. */
    static Field term(String field, BytesRef value) {
        return new Field(field, value, StringField.TYPE_NOT_STORED);
    }
}
