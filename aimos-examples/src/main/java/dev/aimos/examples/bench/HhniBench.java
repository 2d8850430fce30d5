package dev.aimos.examples.bench;

import java.nio.file.Path;

/** The hierarchical index at size: vectors, ingest, searches of every level, re-ranking, size on disk. */
final class HhniBench {
    /** Atoms, and vectors, at which figures are asked for: at smaller sizes they are shown without a verdict. */
    static final int ASKED_SIZE = 100_000;

    private final Path directory;
    private final Report report;
    private final int size;

    HhniBench(Path directory, Report report, int size) {
        this.directory = directory;
        this.report = report;
        this.size = size;
    }

    void run() throws Exception {
        new LevelsBench(directory, report, size).run();
        for (boolean clustered : new boolean[] {true, false}) {
            new KnnBench(directory, report, Math.min(ASKED_SIZE, 10 * size), clustered).run();
        }
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
