package dev.aimos.examples.eval;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.examples.eval.metrics.Judged;
import dev.aimos.examples.eval.metrics.Means;
import dev.aimos.graph.Extractor;
import dev.aimos.graph.Linking;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Asks a store every question in every way. */
public final class Evaluation {
    /** As deep as the deepest figure looks. */
    private static final int DEPTH = 100;

    private static final int BATCH = 1_000;

    /** The way that the others are compared with: as searches are without anything said. */
    public static final String NO_RERANKER = "none";

    /** What the way through the graph is called. */
    public static final String GRAPH = "graph";

    private final AimOs os;
    private final Labelled labelled;
    private final Progress progress;

    /**
     * An evaluation.
     *
     * @param os the store, empty or filled by {@link #fill} before
     * @param progress hears the questions answered
     */
    public Evaluation(AimOs os, Labelled labelled, Progress progress) {
        this.os = os;
        this.labelled = labelled;
        this.progress = progress;
    }

    /** Puts what is searched, and waits for its vectors. What is there already costs little. */
    public void fill() {
        List<AtomDraft> atoms = labelled.atoms();
        for (int from = 0; from < atoms.size(); from += BATCH) {
            progress.update("put", from, atoms.size());
            os.memory().putAll(atoms.subList(from, Math.min(from + BATCH, atoms.size())));
        }
        if (os.index().stats().embedder().isPresent()) {
            os.index().embed(progress);
        }
    }

    /** Makes the graph of what was put: what an extractor finds in the sentences. What it has seen already costs little. */
    public void link(Extractor extractor) {
        os.graph().fromIndex(Linking.by(extractor).progress(progress));
    }

    /**
     * Asks.
     *
     * @param modes ways to find candidates
     * @param ways what is asked for beyond that, by name; {@link #NO_RERANKER} first, to measure the others by it
     * @param most so many questions of each task at the most
     */
    public List<Row> run(List<Mode> modes, Map<String, UnaryOperator<Query>> ways, int most) {
        List<Row> rows = new ArrayList<>();
        for (Task whole : labelled.tasks()) {
            Task task = whole.first(most);
            for (Mode mode : modes) {
                Map<String, Double> plain = new TreeMap<>();
                ways.forEach((name, way) -> {
                    for (Row row : rows(task, mode, name, way)) {
                        rows.add(lifted(row, plain));
                    }
                });
            }
        }
        return rows;
    }

    /** The rows of one way, that of all questions first, then those of the categories. */
    private List<Row> rows(Task task, Mode mode, String name, UnaryOperator<Query> way) {
        Map<String, Means> means = new TreeMap<>();
        Map<String, List<Double>> times = new TreeMap<>();
        int asked = 0;
        for (Question question : task.questions()) {
            progress.update(
                    "%s %s %s".formatted(task.name(), mode, name),
                    asked++,
                    task.questions().size());
            Query query = way.apply(Query.of(question.text())
                    .level(task.level())
                    .mode(mode)
                    .filter(question.filter())
                    .limit(DEPTH));
            long started = System.nanoTime();
            Hits hits = os.index().search(query);
            double millis = (System.nanoTime() - started) / 1e6;
            List<String> ranking = new ArrayList<>();
            for (Hit hit : hits) {
                ranking.add(task.unit().apply(hit));
            }
            Map<String, Double> figures = task.measure(new Judged(ranking, question.gold()));
            for (String category : question.category().isEmpty() ? List.of("") : List.of("", question.category())) {
                means.computeIfAbsent(category, key -> new Means()).add(figures);
                times.computeIfAbsent(category, key -> new ArrayList<>()).add(millis);
            }
        }
        List<Row> rows = new ArrayList<>();
        means.forEach((category, mean) -> rows.add(new Row(
                task.name(),
                category,
                mode,
                name,
                mean.count(),
                mean.means(),
                OptionalDouble.empty(),
                median(times.getOrDefault(category, List.of())))));
        return rows;
    }

    /** Remembers the first figure without a re-ranker, and measures others by it. */
    private static Row lifted(Row row, Map<String, Double> plain) {
        double value = row.figures().values().iterator().next();
        if (row.rerank().equals(NO_RERANKER)) {
            plain.put(row.category(), value);
            return row;
        }
        double before = plain.getOrDefault(row.category(), 0.0);
        OptionalDouble lift = before == 0 ? OptionalDouble.empty() : OptionalDouble.of(value / before - 1);
        return new Row(
                row.task(), row.category(), row.mode(), row.rerank(), row.queries(), row.figures(), lift, row.millis());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
