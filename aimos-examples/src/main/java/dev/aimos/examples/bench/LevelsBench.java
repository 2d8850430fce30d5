package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.IndexStats;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Documents of four levels: ingest, searches by words and by both, as of a snapshot, re-ranked; and what they take on disk. */
final class LevelsBench {
    private static final int BATCH = 10_000;
    private static final int WARM = 150;
    private static final int SAMPLES = 600;
    private static final double MOST_MICROS = 5_000;

    private final Corpus corpus = new Corpus();
    private final Documents documents = new Documents(corpus);
    private final ClusteredVectors vectors = new ClusteredVectors();
    private final Path directory;
    private final Report report;
    private final int size;
    private final String at;

    LevelsBench(Path directory, Report report, int size) {
        this.directory = directory;
        this.report = report;
        this.size = size;
        this.at = String.format(Locale.ROOT, "%,d atoms", size);
    }

    void run() throws Exception {
        report.note("documents of " + Documents.NODES + " nodes, " + at);
        Path path = directory.resolve("levels");
        try (PlainNodes plain = new PlainNodes(directory.resolve("plain-levels"), false)) {
            try (AimOs os = LuceneAimOs.open(path)) {
                ingest(os, plain);
                sizes(os, plain);
                for (Level level : Level.values()) {
                    words(os, plain, level);
                }
            }
            report.note("embedding");
            try (AimOs os = LuceneAimOs.builder(path).embedder(vectors).open()) {
                double seconds = Samples.seconds(() -> os.index().embed());
                IndexStats stats = os.index().stats();
                report.alone("vectors embedded and indexed, " + at, stats.vectors() / seconds, "per s");
                report.beside(
                        "index with vectors, beside the text",
                        (double) stats.lexicalBytes() + stats.vectorBytes(),
                        textBytes(),
                        "bytes");
                hybrid(os);
                new RerankBench(report, os, this::longQuery).run();
                superseded(os);
            }
        }
    }

    /** The half that measures ingest runs before anything is warm: a smaller store is filled first. */
    private void ingest(AimOs os, PlainNodes plain) throws Exception {
        report.note("warming up");
        int warm = Math.min(size, 4_000);
        try (AimOs other = LuceneAimOs.open(directory.resolve("warm-levels"));
                PlainNodes otherPlain = new PlainNodes(directory.resolve("warm-plain-levels"), false)) {
            for (int round = 0; round < 3; round++) {
                fill(other, 0, warm, round);
                fill(otherPlain, warm);
            }
        }
        report.note("filling");
        double plainSeconds = Samples.seconds(() -> fill(plain, size));
        double seconds = Samples.seconds(() -> fill(os, 0, size, 0));
        long nodes = os.index().stats().nodes().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        HhniBench.require(
                nodes == (long) size * Documents.NODES && plain.nodes() == nodes,
                "there are " + nodes + " nodes here and " + plain.nodes() + " there");
        report.atLeast(
                "documents stored and indexed on four levels, " + at,
                nodes / seconds,
                nodes / plainSeconds,
                "nodes/s",
                0.5);
    }

    private void fill(AimOs os, int from, int to, int version) {
        for (int i = from; i < to; i += BATCH) {
            os.memory().putAll(documents.drafts(i, Math.min(to, i + BATCH), version));
        }
        os.index().search(Query.of("warm").mode(Mode.LEXICAL));
    }

    private void fill(PlainNodes plain, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            plain.add(Corpus.key(i), documents.text(i, 0));
        }
        plain.commit();
    }

    private double textBytes() {
        double bytes = 0;
        for (int i = 0; i < size; i++) {
            Documents.Text text = documents.text(i, 0);
            bytes += (text.title() + text.whole()).getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    private void sizes(AimOs os, PlainNodes plain) throws Exception {
        os.index().rebuild();
        double ours = os.index().stats().lexicalBytes();
        try (PlainNodes flat = new PlainNodes(directory.resolve("flat"), true)) {
            fill(flat, size);
            report.beside("index of four levels, beside the text", ours, textBytes(), "bytes");
            report.beside("plain Lucene's flat index, beside the text", flat.bytes(), textBytes(), "bytes");
            report.beside("index of four levels, beside plain Lucene's of four", ours, plain.bytes(), "bytes");
            report.atMost("index of four levels, beside a flat one", ours, flat.bytes(), "bytes", 2.5);
        }
    }

    void words(AimOs os, PlainNodes plain, Level level) throws Exception {
        Samples alone = new Samples(SAMPLES);
        Samples voted = new Samples(SAMPLES);
        Samples lucene = new Samples(SAMPLES);
        int found = 0;
        int same = 0;
        for (int i = -WARM; i < SAMPLES; i++) {
            String text = corpus.query(i + WARM);
            Query byVotes = Query.of(text).level(level).mode(Mode.LEXICAL).votes(Votes.DEFAULT);
            Query byItself = byVotes.votes(Votes.NONE);
            if (i < 0) {
                List<String> theirs = plain.search(level, text);
                List<String> ours = addresses(os.index().search(byItself));
                found += theirs.size();
                ours.retainAll(theirs);
                same += ours.size();
                os.index().search(byVotes);
            } else {
                alone.time(() -> addresses(os.index().search(byItself)));
                voted.time(() -> addresses(os.index().search(byVotes)));
                lucene.time(() -> plain.search(level, text));
            }
        }
        // Lucene rounds long lengths and sums in another order, so that nearly equal scores may change places.
        HhniBench.require(
                found > WARM && same > 0.9 * found,
                "of " + found + " nodes that plain Lucene finds, only " + same + " are found");
        String what = level.name().toLowerCase(Locale.ROOT) + "s by words, ";
        report.beside(what + "no votes, p50", alone.p50(), lucene.p50(), "us");
        report.beside(what + "votes, p50", voted.p50(), lucene.p50(), "us");
    }

    private static List<String> addresses(Hits hits) {
        List<String> addresses = new ArrayList<>();
        for (Hit hit : hits) {
            addresses.add(hit.address().toString());
        }
        return addresses;
    }

    /** A question whose words and whose vector have nothing to do with each other: the most work fusing can be. */
    Query query(int i) {
        return Query.of(corpus.query(i)).embedding(vectors.embedding(i));
    }

    /** A question of more words, so that even a small store has a hundred paragraphs that match. */
    Query longQuery(int i) {
        return Query.of(corpus.query(i) + " " + corpus.query(i + 1_000_000) + " " + corpus.query(i + 2_000_000))
                .embedding(vectors.embedding(i));
    }

    private Query query(int i, Level level) {
        return query(i).level(level);
    }

    void hybrid(AimOs os) throws Exception {
        requireNear(os);
        for (Level level : Level.values()) {
            Samples whole = new Samples(SAMPLES);
            Samples words = new Samples(SAMPLES);
            Samples vector = new Samples(SAMPLES);
            for (int i = -WARM; i < SAMPLES; i++) {
                Query query = query(i + WARM, level);
                Query pool = query.votes(Votes.NONE).limit(100);
                // Documents and sections are found by the vectors of their paragraphs.
                Query near = level == Level.SENTENCE ? pool : pool.level(Level.PARAGRAPH);
                if (i < 0) {
                    HhniBench.require(!os.index().search(query).isEmpty(), "nothing found");
                } else {
                    whole.time(() -> addresses(os.index().search(query)));
                    words.time(() -> os.index().search(pool.mode(Mode.LEXICAL)));
                    vector.time(() -> os.index().search(near.mode(Mode.VECTOR)));
                }
            }
            String what = level.name().toLowerCase(Locale.ROOT) + "s by both, p50, " + at;
            report.bound(what, whole.p50(), "us", size >= HhniBench.ASKED_SIZE ? MOST_MICROS : Double.NaN, true);
            report.alone("  processor time of that, p50", whole.busyP50(), "us");
            report.alone("    the hundred best by words", words.busyP50(), "us");
            report.alone("    the hundred nearest vectors", vector.busyP50(), "us");
            report.alone("    votes, look-ups and fusing", whole.busyP50() - words.busyP50() - vector.busyP50(), "us");
        }
    }

    /** The nearest sentences found must mostly be the nearest there are. */
    private void requireNear(AimOs os) {
        int same = 0;
        for (int i = 0; i < 30; i++) {
            Query query = query(i, Level.SENTENCE).mode(Mode.VECTOR);
            List<String> found = addresses(os.index().search(query));
            found.retainAll(addresses(os.index().search(query.exact(true))));
            same += found.size();
        }
        report.alone("recall@10 of sentences, " + at, same / 300.0, "");
        HhniBench.require(same > 270, "of 300 nearest sentences only " + same + " are found");
    }

    void superseded(AimOs os) throws Exception {
        Snapshot before = os.memory().snapshot("before");
        List<List<String>> answers = answers(os, before);
        report.note("superseding half");
        fill(os, 0, size / 2, 1);
        os.index().embed();
        HhniBench.require(answers(os, before).equals(answers), "the answers as of the snapshot have changed");
        for (Level level : Level.values()) {
            Samples now = new Samples(SAMPLES);
            Samples then = new Samples(SAMPLES);
            for (int i = -WARM; i < SAMPLES; i++) {
                Query query = query(i + WARM, level);
                if (i < 0) {
                    os.index().search(query);
                    os.index().search(query.asOf(before));
                } else {
                    now.time(() -> addresses(os.index().search(query)));
                    then.time(() -> addresses(os.index().search(query.asOf(before))));
                }
            }
            String what = level.name().toLowerCase(Locale.ROOT) + "s by both as of a snapshot, half superseded, p50";
            report.atMost(what, then.p50(), now.p50(), "us", 2);
        }
    }

    private List<List<String>> answers(AimOs os, Snapshot snapshot) {
        List<List<String>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            List<String> scored = new ArrayList<>();
            for (Hit hit :
                    os.index().search(query(i, Level.PARAGRAPH).exact(true).asOf(snapshot))) {
                scored.add(hit.address() + " " + hit.score());
            }
            HhniBench.require(!scored.isEmpty(), "nothing found as of the snapshot");
            answers.add(scored);
        }
        return answers;
    }
}
