package dev.aimos.examples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The alternative: an index with an id and a stored text, as a user of Lucene alone would write it. */
final class PlainLucene implements AutoCloseable {
    private final FSDirectory directory;
    private final IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    PlainLucene(Path path) throws IOException {
        directory = FSDirectory.open(path);
        writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()));
        writer.commit();
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
    }

    void add(String id, String text) throws IOException {
        Document document = new Document();
        document.add(new StringField("id", id, Field.Store.NO));
        document.add(new BinaryDocValuesField("id", new BytesRef(id)));
        document.add(new TextField("text", text, Field.Store.YES));
        writer.addDocument(document);
    }

    /** Makes everything durable and searchable. */
    void commit() throws IOException {
        writer.commit();
        DirectoryReader next = DirectoryReader.openIfChanged(reader);
        if (next != null) {
            reader.close();
            reader = next;
            searcher = new IndexSearcher(reader);
        }
    }

    /** The stored text of an id. */
    String get(String id) throws IOException {
        TopDocs found = searcher.search(new TermQuery(new Term("id", id)), 1);
        return searcher.storedFields().document(found.scoreDocs[0].doc).get("text");
    }

    /** The ids of the ten best documents, from doc values, which is how a careful user gets them. */
    Map<String, Float> search(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : text.split(" ", -1)) {
            query.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
        }
        TopDocs found = searcher.search(query.build(), new TopScoreDocCollectorManager(10, null, 10));
        Map<String, Float> hits = new HashMap<>();
        for (ScoreDoc hit : found.scoreDocs) {
            LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
            BinaryDocValues ids = leaf.reader().getBinaryDocValues("id");
            ids.advanceExact(hit.doc - leaf.docBase);
            hits.put(ids.binaryValue().utf8ToString(), hit.score);
        }
        return hits;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }
}
