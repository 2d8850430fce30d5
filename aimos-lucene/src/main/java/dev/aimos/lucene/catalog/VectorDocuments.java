package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.NodeVectors;
import dev.aimos.core.catalog.VectorModel;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * A change as the documents of a vector index: the first for the record, with its vector if its text is one paragraph, and
 * one for each node that has a vector otherwise. A paragraph of one sentence has one document for both.
 */
final class VectorDocuments implements RecordDocuments {
    private static final String NAME = "vectors-1";

    private final VectorModel model;

    VectorDocuments(VectorModel model) {
        this.model = model;
    }

    @Override
    public String id() {
        return NAME + " " + model.dimension() + " " + model.id();
    }

    /** The model that an id names; empty if it is no id of ours. */
    static Optional<VectorModel> model(String id) {
        String[] parts = id.split(" ", 3);
        if (parts.length < 3 || !parts[0].equals(NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VectorModel(parts[2], Integer.parseInt(parts[1])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Document> of(Change change) {
        RecordFields fields = new RecordFields(change);
        Document first = fields.first();
        List<Document> documents = new ArrayList<>();
        documents.add(first);
        if (!(change.document() instanceof dev.aimos.core.catalog.Document searchable)) {
            return documents;
        }
        NodeVectors vectors = searchable.vectors();
        if (vectors == null) {
            return documents;
        }
        vectors.whole().ifPresent(whole -> first.add(vector(Level.DOCUMENT, whole)));
        Segments segments = searchable.segments();
        int only = onlyParagraph(segments);
        if (only < 0) {
            first.add(RecordFields.place(Place.of(segments, 0)));
        }
        vectors.nodes().forEach((node, embedded) -> {
            Document document = node == only ? first : fields.part();
            if (node != only) {
                documents.add(document);
            }
            add(document, segments, node, embedded);
        });
        if (only >= 0 && !vectors.nodes().containsKey(only)) {
            first.add(RecordFields.place(Place.of(segments, only)));
        }
        return documents;
    }

    /** The paragraph that is the whole text; -1 if the text has another number of them. */
    private static int onlyParagraph(Segments segments) {
        int node = 0;
        while (segments.level(node) != Level.PARAGRAPH) {
            if (!NodeDocuments.hasOnlyChild(segments, node)) {
                return -1;
            }
            node++;
        }
        return node;
    }

    private static void add(Document document, Segments segments, int node, NodeVectors.Embedded embedded) {
        document.add(vector(segments.level(node), embedded.vector()));
        document.add(
                RecordFields.term(Fields.EMBEDDED, new BytesRef(embedded.text().toBytes())));
        boolean single = segments.level(node) == Level.PARAGRAPH && NodeDocuments.hasOnlyChild(segments, node);
        if (single) {
            document.add(RecordFields.term(Fields.ROLE, new BytesRef(Fields.SINGLE)));
        }
        document.add(RecordFields.place(Place.of(segments, single ? node + 1 : node)));
    }

    private static KnnFloatVectorField vector(Level level, float[] vector) {
        return new KnnFloatVectorField(Fields.vector(level), vector, VectorSimilarityFunction.DOT_PRODUCT);
    }
}
