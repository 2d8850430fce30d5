package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.index.Level;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/** A catalog of vectors on Lucene. */
final class LuceneVectorCatalog extends LuceneCatalog implements VectorCatalog {
    private final int oversampling;
    private volatile long completed;

    LuceneVectorCatalog(Path directory, WritableIndex index, int oversampling) {
        super(directory, index);
        this.oversampling = oversampling;
    }

    @Override
    public void complete(long tx, long at, long nextSeq) throws IOException {
        super.complete(tx, at, nextSeq);
        completed = tx;
    }

    /** Rebuilding leaves vectors as they are. */
    @Override
    String remedy() {
        return "close the store, delete its folder 'vectors', and open it with its embedder, which makes them anew";
    }

    @Override
    public VectorReader acquireVectors(long tx) throws IOException {
        return new LuceneVectorReader(view(tx), oversampling);
    }

    @Override
    public Map<Hash, float[]> known(Collection<Hash> texts) throws IOException {
        View view = view(completed);
        try {
            Map<Hash, float[]> known = new HashMap<>();
            for (Leaf leaf : view.leaves()) {
                Terms terms = leaf.reader().terms(Fields.EMBEDDED);
                if (terms != null) {
                    TermsEnum embedded = terms.iterator();
                    for (Hash text : texts) {
                        if (!known.containsKey(text) && embedded.seekExact(new BytesRef(text.toBytes()))) {
                            int document =
                                    embedded.postings(null, PostingsEnum.NONE).nextDoc();
                            vector(leaf.reader(), document, text, known);
                        }
                    }
                }
            }
            return known;
        } finally {
            view.release();
        }
    }

    private static void vector(LeafReader reader, int document, Hash text, Map<Hash, float[]> known)
            throws IOException {
        for (Level level : new Level[] {Level.PARAGRAPH, Level.SENTENCE}) {
            FloatVectorValues values = reader.getFloatVectorValues(Fields.vector(level));
            if (values != null && document != DocIdSetIterator.NO_MORE_DOCS) {
                KnnVectorValues.DocIndexIterator iterator = values.iterator();
                if (iterator.advance(document) == document) {
                    known.put(text, values.vectorValue(iterator.index()).clone());
                    return;
                }
            }
        }
    }
}
