package dev.aimos.examples.bench;

import java.nio.file.Path;
import java.util.Locale;

/** The evidence graph at size, beside a hash map of adjacency lists and JGraphT on the heap. */
final class GraphBench {
    private static final int[] SMALLER = {10_000, 100_000};

    private final Path directory;
    private final Report report;
    private final int relations;

    GraphBench(Path directory, Report report, int relations) {
        this.directory = directory;
        this.report = report;
        this.relations = relations;
    }

    void run() throws Exception {
        double least = Double.NaN;
        for (int smaller : SMALLER) {
            if (smaller < relations) {
                double step = new GraphAtSize(directory, report, smaller, false).run();
                least = Double.isNaN(least) ? step : least;
            }
        }
        double step = new GraphAtSize(directory, report, relations, true).run();
        if (!Double.isNaN(least)) {
            report.beside(
                    String.format(Locale.ROOT, "one step, p50, beside that at %,d", SMALLER[0]), step, least, "us");
        }
        new DerivationBench(directory, report).run();
        new ClaimBench(directory, report).run(SMALLER[0], relations);
    }
}
