package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** A change as a Lucene document. */
final class AtomDocument {
    private static final FieldType TEXT = text();

    private AtomDocument() {}

    static Document of(Change change) {
        Entry entry = change.entry();
        long at = Micros.of(change.at());
        Document document = new Document();
        BytesRef key = key(change.key());
        document.add(term(Fields.KEY, key));
        document.add(new SortedDocValuesField(Fields.KEY, key));
        document.add(term(Fields.ID, id(entry.seq()).bytes()));
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
        dev.aimos.core.catalog.Document searchable = change.document();
        if (searchable != null) {
            add(document, searchable);
        }
        return document;
    }

    /** The term under which the document of a record is found again. */
    static Term id(long seq) {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(seq, bytes, 0);
        return new Term(Fields.ID, new BytesRef(bytes));
    }

    /** A key as it is indexed. */
    static BytesRef key(String key) {
        return new BytesRef(key.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(Document document, dev.aimos.core.catalog.Document searchable) {
        if (!searchable.text().isEmpty()) {
            document.add(new Field(Fields.TEXT, searchable.text(), TEXT));
        }
        document.add(term(Fields.MODALITY, new BytesRef(searchable.modality().name())));
        searchable.tags().forEach((name, weight) -> document.add(term(Fields.TAG, TagTerms.of(name, weight))));
        MetadataTerms.of(searchable.metadata(), term -> document.add(term(Fields.METADATA, term)));
        searchable.policies().forEach(policy -> document.add(term(Fields.POLICY, key(policy))));
    }

    private static Field term(String field, BytesRef value) {
        return new Field(field, value, StringField.TYPE_NOT_STORED);
    }

    private static FieldType text() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
