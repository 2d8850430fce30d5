package dev.aimos.examples.bench;

import dev.aimos.index.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
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

/**
 * The alternative: a document for each node, with a key, an address and a text in a field of its level, read by Lucene's chain
 * for English without stop words, which gives the same terms as aimos's. Default settings of {@code IndexWriterConfig}, one
 * thread.
 */
final class PlainNodes implements AutoCloseable {
    private final EnglishAnalyzer analyzer = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final boolean flat;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    /**
     * @param flat whether whole documents are all there is
     */
    PlainNodes(Path path, boolean flat) throws IOException {
        this.flat = flat;
        directory = FSDirectory.open(path);
        writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        writer.commit();
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
    }

    void add(String key, Documents.Text text) throws IOException {
        String address = "doc:" + key;
        add(key, address, Level.DOCUMENT, text.title() + "\n" + text.whole());
        if (flat) {
            return;
        }
        int section = 0;
        for (List<String> paragraphs : text.sections()) {
            String ofSection = address + "/sec:" + ++section;
            add(key, ofSection, Level.SECTION, Documents.Text.section(paragraphs));
            int paragraph = 0;
            for (String sentences : paragraphs) {
                String ofParagraph = ofSection + "/par:" + ++paragraph;
                add(key, ofParagraph, Level.PARAGRAPH, sentences);
                int sentence = 0;
                for (String one : sentences.split("(?<=\\.) ", -1)) {
                    add(key, ofParagraph + "/sen:" + ++sentence, Level.SENTENCE, one);
                }
            }
        }
    }

    private void add(String key, String address, Level level, String text) throws IOException {
        Document document = new Document();
        document.add(new StringField("key", key, Field.Store.NO));
        document.add(new BinaryDocValuesField("address", new BytesRef(address)));
        document.add(new TextField(field(level), text, Field.Store.NO));
        writer.addDocument(document);
    }

    private static String field(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
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

    int nodes() {
        return reader.numDocs();
    }

    /** Size of the files. */
    double bytes() throws IOException {
        double bytes = 0;
        for (String file : directory.listAll()) {
            bytes += directory.fileLength(file);
        }
        return bytes;
    }

    /** The addresses of the ten best nodes of a level. */
    List<String> search(Level level, String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream terms = analyzer.tokenStream(field(level), text)) {
            CharTermAttribute term = terms.getAttribute(CharTermAttribute.class);
            terms.reset();
            while (terms.incrementToken()) {
                query.add(new TermQuery(new Term(field(level), term.toString())), BooleanClause.Occur.SHOULD);
            }
            terms.end();
        }
        TopDocs found = searcher.search(query.build(), new TopScoreDocCollectorManager(10, null, 10));
        List<String> hits = new ArrayList<>();
        for (ScoreDoc hit : found.scoreDocs) {
            LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
            BinaryDocValues addresses = leaf.reader().getBinaryDocValues("address");
            addresses.advanceExact(hit.doc - leaf.docBase);
            hits.add(addresses.binaryValue().utf8ToString());
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
