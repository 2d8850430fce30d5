package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Level;
import dev.aimos.memory.Hash;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/**
 * A change as the documents of a text index: one for each node of the text but headings, in the order of {@link Segments}, but that a
 * node and its only child share one.
 */
final class NodeDocuments implements RecordDocuments {
    /** Changes when other documents are made of the same change by the same analyzer. */
    private static final String SHAPE = "nodes-2 ";

    private static final FieldType TEXT = text();

    private final Analyzer analyzer;

    NodeDocuments(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    private static FieldType text() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }

    @Override
    public String id() {
        return SHAPE + analyzer.id();
    }

    /** A witness's id as it is indexed. */
    static BytesRef witness(Hash id) {
        return new BytesRef(id.toBytes());
    }

    @Override
    public List<org.apache.lucene.document.Document> of(Change change) {
        RecordFields fields = new RecordFields(change);
        if (!(change.document() instanceof Document searchable)) {
            return List.of(fields.first());
        }
        Segments segments = searchable.segments();
        NodeTerms terms = new NodeTerms(analyzer, searchable.title(), segments);
        List<org.apache.lucene.document.Document> documents = new ArrayList<>();
        for (int node = 0; node < segments.size(); ) {
            if (segments.heading(node)) {
                node = segments.subtreeEnd(node);
                continue;
            }
            org.apache.lucene.document.Document document = node == 0 ? fields.first() : fields.part();
            if (node == 0 && searchable.witness() != null) {
                document.add(RecordFields.term(Fields.WITNESS, witness(searchable.witness())));
            }
            int last = node;
            add(document, terms, segments, last);
            while (hasOnlyChild(segments, last)) {
                last++;
                add(document, terms, segments, last);
            }
            document.add(RecordFields.place(Place.of(segments, last)));
            documents.add(document);
            node = last + 1;
        }
        return documents;
    }

    /** Whether a node has one child, which then covers the same text. */
    static boolean hasOnlyChild(Segments segments, int node) {
        return node + 1 < segments.subtreeEnd(node)
                && segments.subtreeEnd(node + 1) == segments.subtreeEnd(node)
                && segments.level(node) != Level.SENTENCE;
    }

    private static void add(
            org.apache.lucene.document.Document document, NodeTerms terms, Segments segments, int node) {
        Level level = segments.level(node);
        if (terms.any(node)) {
            document.add(new Field(Fields.text(level), new TermStream(terms.text(node)), TEXT));
        }
        if (terms.anyTitle(node)) {
            document.add(new Field(Fields.title(level), new TermStream(terms.title(node)), TEXT));
        }
    }
}
