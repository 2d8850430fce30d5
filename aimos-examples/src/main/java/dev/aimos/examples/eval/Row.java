package dev.aimos.examples.eval;

import dev.aimos.index.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one way to search makes of one task.
 *
 * @param task name of the task
 * @param category the questions' category; empty for all of them
 * @param mode how candidates were found
 * @param rerank name of the re-ranker
 * @param queries how many questions
 * @param figures means over the questions, by name
 * @param lift relative change of the first figure by the re-ranker; empty without one, or if there is nothing to change
 * @param millis median time of a search, in milliseconds; the embedding of the question included
 */
public record Row(
        String task,
        String category,
        Mode mode,
        String rerank,
        int queries,
        Map<String, Double> figures,
        OptionalDouble lift,
        double millis) {
    public Row {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
