package dev.aimos.examples.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The benchmarks by name. {@code docs/benchmarks.md} describes each and holds its figures. */
public final class Benchmarks {
    /** The names. */
    public static final List<String> NAMES = List.of("journal", "memory", "hhni", "graph", "plan", "vif", "metrics");

    private final Report report;

    private Benchmarks(Report report) {
        this.report = report;
    }

    /**
     * Runs one, in a directory of its own that is deleted afterwards.
     *
     * @param name one of {@link #NAMES}
     * @param small atoms of the smaller store, relations of the graph, or steps of the largest plan
     * @param large atoms of the larger store; not above {@code small} to leave it out
     * @param progress hears what is being measured
     */
    public static Benchmarks run(String name, int small, int large, Consumer<String> progress) throws Exception {
        Path directory = Files.createTempDirectory("aimos-bench");
        Report report = new Report(progress);
        try {
            switch (name) {
                case "journal" -> new JournalBench(directory, report).run();
                case "memory" -> new MemoryBench(directory, report, small, large).run();
                case "hhni" -> new HhniBench(directory, report, small).run();
                case "graph" -> new GraphBench(directory, report, small).run();
                case "plan" -> new PlanBench(directory, report, small).run();
                case "metrics" -> new MetricsBench(directory, report, small).run();
                case "vif" -> new VifBench(directory, report, small).run();
                default -> throw new IllegalArgumentException("no benchmark is called " + name);
            }
        } finally {
            Directories.delete(directory);
        }
        return new Benchmarks(report);
    }

    /** The figures as a table. */
    public List<String> lines() {
        return report.lines();
    }

    /** The figures for programs. */
    public List<Map<String, Object>> document() {
        return report.document();
    }

    /** Whether every figure is what was asked. */
    public boolean allMet() {
        return report.allMet();
    }
}
