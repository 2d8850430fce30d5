package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.lucene.LuceneAimOs;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What being durable costs: puts beside plain appends that are synced. */
final class JournalBench {
    private static final int PUTS = 4_000;
    private static final int WRITERS = 8;

    private final Corpus corpus = new Corpus();
    private final Path directory;
    private final Report report;

    JournalBench(Path directory, Report report) {
        this.directory = directory;
        this.report = report;
    }

    void run() throws Exception {
        try (AimOs os = LuceneAimOs.open(directory.resolve("store"))) {
            oneWriter(os);
            manyWriters(os);
        }
    }

    /** Puts and plain appends take turns, so that both meet the same disk. */
    private void oneWriter(AimOs os) throws Exception {
        report.note("one writer, " + PUTS + " durable puts of forty words");
        Samples ours = new Samples(PUTS);
        Samples plain = new Samples(PUTS);
        try (FileChannel channel =
                FileChannel.open(directory.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long before = os.status().journalBytes();
            os.memory().put(corpus.draft(-1));
            int recordBytes = (int) (os.status().journalBytes() - before);
            byte[] text = corpus.text(0).getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.allocate(recordBytes);
            bytes.put(text, 0, Math.min(text.length, recordBytes));
            for (int i = 0; i < 2_000 + PUTS; i++) {
                int number = i;
                if (i < 2_000) {
                    os.memory().put(corpus.draft(i));
                    append(channel, bytes);
                } else {
                    ours.time(() -> os.memory().put(corpus.draft(number)));
                    plain.time(() -> append(channel, bytes));
                }
            }
        }
        report.atMost("durable put, one writer, p50", ours.p50(), plain.p50(), "us", 2);
    }

    private static void append(FileChannel channel, ByteBuffer bytes) throws Exception {
        bytes.rewind();
        bytes.limit(bytes.capacity());
        channel.write(bytes);
        channel.force(false);
    }

    private void manyWriters(AimOs os) throws Exception {
        report.note(WRITERS + " writers, " + PUTS + " durable puts each");
        double one = Samples.seconds(() -> putMany(os, 1_000_000, PUTS));
        double many;
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Object>> work = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                int from = 2_000_000 + w * PUTS;
                work.add(() -> {
                    putMany(os, from, PUTS);
                    return from;
                });
            }
            many = Samples.seconds(() -> {
                for (Future<Object> done : threads.invokeAll(work)) {
                    done.get();
                }
            });
        }
        report.atLeast(
                WRITERS + " writers, durable, beside one writer", WRITERS * PUTS / many, PUTS / one, "puts/s", 3);
    }

    private void putMany(AimOs os, int from, int count) {
        for (int i = from; i < from + count; i++) {
            os.memory().put(corpus.draft(i));
        }
    }
}
