package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** A change as the one document of it in a register. The fields are filled again for each: millions come in a row. */
final class RegisterDocuments implements RecordDocuments {
    private static final BytesRef NONE = new BytesRef();
    private static final byte[] NOTHING = {};

    private final Field key = new StringField(Fields.KEY, NONE, Field.Store.NO);
    private final Field id = new StringField(Fields.ID, NONE, Field.Store.NO);
    private final Field seq = NumericDocValuesField.indexedField(Fields.SEQ, 0);
    private final Field tx = NumericDocValuesField.indexedField(Fields.TX, 0);
    private final Field at = new NumericDocValuesField(Fields.AT, 0);
    private final Field from = new NumericDocValuesField(Fields.FROM, 0);
    private final Field to = new NumericDocValuesField(Fields.TO, 0);
    private final Field filed = new BinaryDocValuesField(Fields.FILED, NONE);
    private final Field retraction = new NumericDocValuesField(Fields.RETRACTION, 1);
    private final Field bounded = new NumericDocValuesField(Fields.BOUNDED, 1);
    private final Field gone = new NumericDocValuesField(Fields.GONE, 1);
    private final List<Field> terms = new ArrayList<>();

    @Override
    public String id() {
        return "register-1";
    }

    @Override
    public List<Document> of(Change change) {
        Entry entry = change.entry();
        Filing filing = (Filing) change.document();
        long recorded = Micros.of(change.at());
        BytesRef name = RecordFields.key(change.key());
        key.setBytesValue(name);
        id.setBytesValue(RecordFields.id(entry.seq()).bytes());
        seq.setLongValue(entry.seq());
        tx.setLongValue(entry.tx());
        at.setLongValue(recorded);
        from.setLongValue(entry.from());
        to.setLongValue(entry.to());
        filed.setBytesValue(FiledBytes.encode(name, filing == null ? NOTHING : filing.payload()));
        Document document = new Document();
        document.add(key);
        document.add(id);
        document.add(seq);
        document.add(tx);
        document.add(at);
        document.add(from);
        document.add(to);
        document.add(filed);
        if (!entry.present()) {
            document.add(retraction);
        }
        if (entry.from() > recorded || entry.to() != Micros.FOREVER) {
            document.add(bounded);
        }
        if (!change.current()) {
            document.add(gone);
        }
        if (filing != null) {
            addTerms(document, filing.terms());
        }
        return List.of(document);
    }

    private void addTerms(Document document, List<String> values) {
        while (terms.size() < values.size()) {
            terms.add(new StringField(Fields.TERM, NONE, Field.Store.NO));
        }
        for (int i = 0; i < values.size(); i++) {
            Field term = terms.get(i);
            term.setBytesValue(RecordFields.key(values.get(i)));
            document.add(term);
        }
    }
}
