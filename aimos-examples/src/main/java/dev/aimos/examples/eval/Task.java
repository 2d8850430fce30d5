package dev.aimos.examples.eval;

import dev.aimos.examples.eval.metrics.Judged;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Questions asked of one level.
 *
 * @param name what is looked for, such as {@code turns}
 * @param level the level of the hits
 * @param questions the questions
 * @param unit the id, in the terms of {@link Question#gold}, of what a hit is
 * @param figures what is measured; the first is what re-rankers are compared by
 */
public record Task(
        String name, Level level, List<Question> questions, Function<Hit, String> unit, List<Figure> figures) {
    public Task {
        questions = List.copyOf(questions);
        figures = List.copyOf(figures);
    }

    /**
     * Something measured.
     *
     * @param name such as {@code nDCG@10}
     * @param of computes it
     */
    public record Figure(String name, Function<Judged, Double> of) {}

    static final Figure NDCG_10 = new Figure("nDCG@10", judged -> judged.ndcg(10));
    static final Figure RECALL_10 = new Figure("recall@10", judged -> judged.recall(10));
    static final Figure RECALL_100 = new Figure("recall@100", judged -> judged.recall(100));
    static final Figure ANY_10 = new Figure("any@10", judged -> judged.any(10));
    static final Figure ALL_10 = new Figure("all@10", judged -> judged.all(10));
    static final Figure MAP_100 = new Figure("MAP@100", judged -> judged.averagePrecision(100));
    static final Figure ANY_1 = new Figure("any@1", judged -> judged.any(1));
    static final Figure ANY_3 = new Figure("any@3", judged -> judged.any(3));

    /** The figures of one question. */
    Map<String, Double> measure(Judged judged) {
        Map<String, Double> measured = new LinkedHashMap<>();
        figures.forEach(figure -> measured.put(figure.name(), figure.of().apply(judged)));
        return measured;
    }

    /** This task with the first so many of its questions. */
    Task first(int most) {
        return new Task(name, level, questions.subList(0, Math.min(most, questions.size())), unit, figures);
    }
}
