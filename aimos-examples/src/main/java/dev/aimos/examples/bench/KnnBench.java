package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.core.engine.StoreLayout;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.VectorUtil;

/** The nearest vectors, beside plain Lucene's search through graphs and beside looking at each. */
final class KnnBench {
    private static final int QUERIES = 200;
    private static final int ROUNDS = 10;
    private static final int NEIGHBOURS = 10;
    private static final int BATCH = 10_000;
    private static final int[] PLAIN_K = {10, 16, 24, 32, 40, 48, 56, 64, 80, 96, 128, 192, 256};

    private final ClusteredVectors vectors = new ClusteredVectors();
    private final List<Query> queries = new ArrayList<>();
    private final Path directory;
    private final Report report;
    private final int size;
    private final boolean clustered;
    private final List<float[]> questions = new ArrayList<>();

    KnnBench(Path directory, Report report, int size, boolean clustered) {
        this.directory = directory;
        this.report = report;
        this.size = size;
        this.clustered = clustered;
        for (int i = 0; i < QUERIES; i++) {
            float[] question = clustered ? vectors.question(i) : vectors.embed("question " + i);
            questions.add(question);
            queries.add(Query.of("?")
                    .mode(Mode.VECTOR)
                    .level(Level.PARAGRAPH)
                    .votes(Votes.NONE)
                    .embedding(Embedding.of(vectors.id(), question)));
        }
    }

    /** Answers a query by its number with ten keys. */
    private interface Search {
        List<String> of(int query) throws Exception;
    }

    /** Lucene's own query, of a number of neighbours. */
    private interface Plain {
        List<String> of(int query, int k) throws Exception;
    }

    void run() throws Exception {
        String at = String.format(
                Locale.ROOT, "%,d x %d, %s", size, ClusteredVectors.DIMENSION, clustered ? "clustered" : "no clusters");
        report.note("nearest vectors, " + at);
        List<List<String>> exact = exact();
        Path path = directory.resolve("vectors-" + clustered);
        try (AimOs os = open(path, false)) {
            fill(os);
        }
        try (AimOs os = open(path, false);
                DirectoryReader files = DirectoryReader.open(FSDirectory.open(files(path)))) {
            requireExact(os, exact);
            report.alone("segments, " + at, files.leaves().size(), "segments");
            IndexSearcher searcher = new IndexSearcher(files);
            Plain same = (i, k) -> PlainVectors.search(searcher, "vector.paragraph", questions.get(i), k);
            double recall = recall(exact, i -> search(os, i));
            asked("recall@10, " + at, recall);
            compare(os, same, exact, recall, "ten nearest beside Lucene's query over the same files, " + at, true);
            ownIndex(os, exact, recall, at);
            if (!clustered) {
                quantized(exact, at, (double) os.index().stats().vectorBytes());
            }
        }
    }

    /** The index that a store has of its vectors: see {@code docs/format/index.md}. */
    private static Path files(Path store) throws IOException {
        Path folder = StoreLayout.vectors(store);
        return folder.resolve(Files.readString(folder.resolve("CURRENT")).strip());
    }

    private void asked(String what, double recall) {
        report.bound(what, recall, "", size >= HhniBench.ASKED_SIZE ? 0.98 : Double.NaN, false);
    }

    /** Beside an index that a user of Lucene alone would have written: with other segments. */
    private void ownIndex(AimOs os, List<List<String>> exact, double recall, String at) throws Exception {
        report.note("plain Lucene's own index");
        try (PlainVectors plain = new PlainVectors(directory.resolve("plain-vectors-" + clustered))) {
            fill(plain);
            plain.settle();
            report.alone("segments of plain Lucene's own index, " + at, plain.segments(), "segments");
            Plain own = (i, k) -> plain.search(questions.get(i), k);
            compare(os, own, exact, recall, "ten nearest beside plain Lucene's own index, " + at, false);
        }
    }

    private void quantized(List<List<String>> exact, String at, double fullBytes) throws Exception {
        report.note("quantized");
        Path path = directory.resolve("quantized-" + clustered);
        try (AimOs os = open(path, true)) {
            fill(os);
        }
        try (AimOs os = open(path, true)) {
            asked("recall@10, quantized, " + at, recall(exact, i -> search(os, i)));
            report.beside(
                    "bytes per vector on disk, quantized beside full",
                    (double) os.index().stats().vectorBytes() / size,
                    fullBytes / size,
                    "bytes");
        }
    }

    private AimOs open(Path path, boolean quantized) {
        return LuceneAimOs.builder(path).embedder(vectors).quantized(quantized).open();
    }

    private void compare(AimOs os, Plain plain, List<List<String>> exact, double recall, String what, boolean asked)
            throws Exception {
        int k = plainK(plain, exact, recall);
        report.alone("  neighbours it must collect for as much recall", k, "k");
        report.alone("  its recall@10", recall(exact, i -> plain.of(i, k)), "");
        Samples aimos = new Samples(QUERIES * ROUNDS);
        Samples lucene = new Samples(QUERIES * ROUNDS);
        for (int round = -3; round < ROUNDS; round++) {
            for (int i = 0; i < QUERIES; i++) {
                int query = i;
                if (round < 0) {
                    search(os, query);
                    plain.of(query, k);
                } else {
                    aimos.time(() -> search(os, query));
                    lucene.time(() -> plain.of(query, k));
                }
            }
        }
        if (asked && size >= HhniBench.ASKED_SIZE) {
            report.atMost(what, aimos.p50(), lucene.p50(), "us", 1.3);
        } else {
            report.beside(what, aimos.p50(), lucene.p50(), "us");
        }
        report.beside("  processor time of that, p50", aimos.busyP50(), lucene.busyP50(), "us");
    }

    private static int plainK(Plain plain, List<List<String>> exact, double recall) throws Exception {
        for (int k : PLAIN_K) {
            if (recall(exact, i -> plain.of(i, k)) >= recall) {
                return k;
            }
        }
        return PLAIN_K[PLAIN_K.length - 1];
    }

    private static double recall(List<List<String>> exact, Search search) throws Exception {
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            List<String> keys = new ArrayList<>(search.of(i));
            keys.retainAll(exact.get(i));
            found += keys.size();
        }
        return (double) found / (QUERIES * NEIGHBOURS);
    }

    private List<String> search(AimOs os, int i) {
        return keys(os, queries.get(i));
    }

    private static List<String> keys(AimOs os, Query query) {
        List<String> keys = new ArrayList<>();
        for (Hit hit : os.index().search(query)) {
            keys.add(hit.key());
        }
        return keys;
    }

    /** Looking at every vector must give what looking at every vector gives. */
    private void requireExact(AimOs os, List<List<String>> exact) {
        for (int i = 0; i < 20; i++) {
            List<String> keys = keys(os, queries.get(i).exact(true));
            HhniBench.require(keys.equals(exact.get(i)), "an exact search found " + keys + ", not " + exact.get(i));
        }
    }

    private record Near(int item, float score) {}

    private List<List<String>> exact() {
        List<PriorityQueue<Near>> best = new ArrayList<>();
        for (int q = 0; q < QUERIES; q++) {
            best.add(new PriorityQueue<>(Comparator.comparingDouble(Near::score)));
        }
        for (int i = 0; i < size; i++) {
            float[] vector = vectors.embed(embedded(i));
            for (int q = 0; q < QUERIES; q++) {
                float score = VectorUtil.dotProduct(questions.get(q), vector);
                PriorityQueue<Near> nearest = best.get(q);
                Near worst = nearest.peek();
                if (nearest.size() < NEIGHBOURS || (worst != null && score > worst.score)) {
                    nearest.add(new Near(i, score));
                    if (nearest.size() > NEIGHBOURS) {
                        nearest.poll();
                    }
                }
            }
        }
        List<List<String>> keys = new ArrayList<>();
        for (PriorityQueue<Near> nearest : best) {
            keys.add(nearest.stream()
                    .sorted(Comparator.comparingDouble(Near::score).reversed())
                    .map(near -> Corpus.key(near.item))
                    .toList());
        }
        return keys;
    }

    /** Without clusters, each item has a first line of its own, and so a centre of its own. */
    private String title(int i) {
        return clustered ? Documents.topic(Documents.topicOf(i)) : "own " + i;
    }

    /** What aimos embeds of an item: its text after its title. */
    private String embedded(int i) {
        return title(i) + "\nitem " + i;
    }

    private void fill(PlainVectors plain) throws Exception {
        for (int i = 0; i < size; i++) {
            plain.add(Corpus.key(i), vectors.embed(embedded(i)));
        }
        plain.commit();
    }

    private void fill(AimOs os) {
        for (int from = 0; from < size; from += BATCH) {
            List<AtomDraft> drafts = new ArrayList<>();
            for (int i = from; i < Math.min(size, from + BATCH); i++) {
                drafts.add(AtomDraft.text(Corpus.key(i), "item " + i).metadata("title", title(i)));
            }
            os.memory().putAll(drafts);
        }
        os.index().embed();
        search(os, 0);
    }
}
