package dev.aimos.examples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The alternative: an index of keys and vectors, with Lucene's default codec. Has aimos's merge policy,
 * but commits at other moments, so the number of segments differs, and with it what a search costs.
 */
final class PlainVectors implements AutoCloseable {
    private static final int BETWEEN_COMMITS = 4_096;

    private final FSDirectory directory;
    private final ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    private final IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;
    private int added;

    PlainVectors(Path path) throws IOException {
        directory = FSDirectory.open(path);
        LogByteSizeMergePolicy neighbours = new LogByteSizeMergePolicy();
        neighbours.setMergeFactor(5);
        neighbours.setMinMergeMB(0.5);
        writer = new IndexWriter(
                directory, new IndexWriterConfig().setMergePolicy(neighbours).setMergeScheduler(merges));
        writer.commit();
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
    }

    void add(String key, float[] vector) throws IOException {
        Document document = new Document();
        document.add(new SortedDocValuesField("key", new BytesRef(key)));
        document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
        if (++added % BETWEEN_COMMITS == 0) {
            writer.commit();
        }
    }

    /** Makes everything durable and searchable. */
    void commit() throws IOException {
        writer.commit();
        refresh();
    }

    /** Waits for the merges under way, so that what is measured is not an index half merged. */
    void settle() throws IOException {
        merges.sync();
        commit();
    }

    private void refresh() throws IOException {
        DirectoryReader next = DirectoryReader.openIfChanged(reader);
        if (next != null) {
            reader.close();
            reader = next;
            searcher = new IndexSearcher(reader);
        }
    }

    int segments() {
        return reader.leaves().size();
    }

    /** The keys of the ten nearest of {@code k} neighbours. */
    List<String> search(float[] query, int k) throws IOException {
        return search(searcher, "vector", query, k);
    }

    /** The same in any index that has keys as aimos has them. */
    static List<String> search(IndexSearcher searcher, String field, float[] query, int k) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<String> keys = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(new KnnFloatVectorQuery(field, query, k), 10).scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            SortedDocValues values = leaf.reader().getSortedDocValues("key");
            values.advanceExact(hit.doc - leaf.docBase);
            keys.add(values.lookupOrd(values.ordValue()).utf8ToString());
        }
        return keys;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }
}
