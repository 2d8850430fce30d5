package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.index.Hit;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Memory and search at size, beside plain Lucene over the same text. */
final class MemoryBench {
    private static final int BATCH = 100_000;
    private static final int SAMPLES = 3_000;

    private final Corpus corpus = new Corpus();
    private final Path directory;
    private final Report report;
    private final int small;
    private final int large;

    MemoryBench(Path directory, Report report, int small, int large) {
        this.directory = directory;
        this.report = report;
        this.small = small;
        this.large = large;
    }

    void run() throws Exception {
        warmUp();
        double perAtom = atSize(small, Double.NaN);
        if (large > small) {
            atSize(large, perAtom);
        }
    }

    private void warmUp() throws Exception {
        report.note("warming up");
        int count = Math.min(small, 60_000);
        try (AimOs os = LuceneAimOs.open(directory.resolve("warm"));
                PlainLucene plain = new PlainLucene(directory.resolve("warm-plain"))) {
            fill(os, 0, count, 0);
            fill(plain, count);
            gets(os, plain, count);
            queries(os, plain, AsOf.now(), Votes.NONE);
            queries(os, plain, AsOf.now(), Votes.DEFAULT);
        }
    }

    /** Returns microseconds per atom put. */
    private double atSize(int size, double perAtomSmall) throws Exception {
        String at = String.format(Locale.ROOT, "%,d atoms", size);
        report.note(at);
        Path path = directory.resolve("store-" + size);
        double perAtom;
        try (PlainLucene plain = new PlainLucene(directory.resolve("plain-" + size))) {
            double plainSeconds = Samples.seconds(() -> fill(plain, size));
            try (AimOs os = LuceneAimOs.open(path)) {
                double ours = Samples.seconds(() -> fill(os, 0, size, 0));
                perAtom = ours / size * 1e6;
                report.atLeast(
                        "putAll, journalled and indexed, " + at, size / ours, size / plainSeconds, "atoms/s", 0.6);
                if (!Double.isNaN(perAtomSmall)) {
                    report.atMost("putAll, time per atom beside " + small, perAtom, perAtomSmall, "us", 1.3);
                }
                double[] get = gets(os, plain, size);
                report.atMost("get by key, p50, " + at, get[0], get[1], "us", 1.5);
                double[] query = queries(os, plain, AsOf.now(), Votes.NONE);
                report.atMost("current top-10 query, no votes, p50, " + at, query[0], query[1], "us", 1.3);
                double[] voted = queries(os, plain, AsOf.now(), Votes.DEFAULT);
                report.beside("current top-10 query, votes, p50, " + at, voted[0], voted[1], "us");
                snapshots(os, at);
                Snapshot before = os.memory().snapshot("before");
                List<String> answers = answers(os, before);
                report.note("superseding half");
                fill(os, 0, size / 2, 1);
                double[] now = queries(os, plain, AsOf.now(), Votes.NONE);
                double[] then = queries(os, plain, AsOf.snapshot(before), Votes.NONE);
                require(answers(os, before).equals(answers), "the answers as of the snapshot have changed");
                require(os.status().counts().versions() == size + size / 2, "not every put was counted");
                report.beside("current query, half superseded, beside none, p50, " + at, now[0], now[1], "us");
                report.atMost("query as of a snapshot, half superseded, p50, " + at, then[0], now[0], "us", 2);
                crashImage(os, path, at);
            }
            open(path, at);
        }
        return perAtom;
    }

    /** In batches of 100,000; searchable at the end. */
    private void fill(AimOs os, int from, int to, int version) {
        for (int i = from; i < to; i += BATCH) {
            os.memory().putAll(corpus.drafts(i, Math.min(to, i + BATCH), version));
        }
        os.index().search(Query.of("warm"));
    }

    private void fill(PlainLucene plain, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            plain.add(Corpus.key(i), corpus.text(i));
        }
        plain.commit();
    }

    private double[] gets(AimOs os, PlainLucene plain, int size) throws Exception {
        SplittableRandom random = new SplittableRandom(size);
        Samples ours = new Samples(SAMPLES * 2);
        Samples lucene = new Samples(SAMPLES * 2);
        for (int i = 0; i < SAMPLES * 2; i++) {
            String key = Corpus.key(random.nextInt(size));
            ours.time(() -> os.memory().get(key).orElseThrow().text());
            String other = Corpus.key(random.nextInt(size));
            lucene.time(() -> plain.get(other));
        }
        return new double[] {ours.p50(), lucene.p50()};
    }

    /** Both give the ten best; without votes between levels, both do the same work. */
    private double[] queries(AimOs os, PlainLucene plain, AsOf asOf, Votes votes) throws Exception {
        Samples ours = new Samples(SAMPLES);
        Samples lucene = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES + 500; i++) {
            String text = corpus.query(i);
            Query query = Query.of(text).mode(Mode.LEXICAL).votes(votes).asOf(asOf);
            if (i < 500) {
                os.index().search(query);
                plain.search(text);
            } else {
                ours.time(() -> require(!os.index().search(query).isEmpty(), "nothing found"));
                lucene.time(() -> plain.search(text));
            }
        }
        return new double[] {ours.p50(), lucene.p50()};
    }

    /** What some queries find as of a snapshot: a fast answer that is wrong must not count. */
    private List<String> answers(AimOs os, Snapshot snapshot) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            for (Hit hit : os.index().search(Query.of(corpus.query(i)).asOf(snapshot))) {
                answers.add(hit.key() + " " + hit.score() + " "
                        + hit.atom().recorded().seq());
            }
        }
        require(answers.size() > 100, "the queries find almost nothing");
        return answers;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void snapshots(AimOs os, String at) throws Exception {
        try (AimOs little = LuceneAimOs.open(directory.resolve("little-" + at.hashCode()))) {
            little.memory().putAll(corpus.drafts(0, 1_000, 0));
            Samples ours = new Samples(200);
            Samples small1k = new Samples(200);
            for (int i = 0; i < 200; i++) {
                String note = "s" + i;
                ours.time(() -> os.memory().snapshot(note));
                small1k.time(() -> little.memory().snapshot(note));
            }
            report.atMost("snapshot, p50, " + at + " beside 1,000", ours.p50(), small1k.p50(), "us", 2);
        }
    }

    /** The files as they are while the store is open are what a kill leaves behind. */
    private void crashImage(AimOs os, Path path, String at) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            os.memory().put(corpus.draft(50_000_000 + i));
        }
        Path image = directory.resolve("image-" + path.getFileName());
        Directories.copy(path, image);
        double[] seconds = new double[1];
        seconds[0] = Samples.seconds(() -> LuceneAimOs.open(image).close());
        report.alone("open after a kill, and close, " + at, seconds[0], "s");
        try (AimOs after = LuceneAimOs.open(image)) {
            require(after.status().root().equals(os.status().root()), "the killed store has lost something");
            require(after.memory().get(Corpus.key(50_000_999)).isPresent(), "the last put is not there");
        }
        Directories.delete(image);
    }

    private void open(Path path, String at) throws Exception {
        AimOs[] opened = new AimOs[1];
        double seconds = Samples.seconds(() -> opened[0] = LuceneAimOs.open(path));
        opened[0].close();
        report.bound("open a cleanly closed store, " + at, seconds, "s", 1, true);
    }
}
