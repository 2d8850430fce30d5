package dev.aimos.examples.eval.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of figures over questions, in the order in which the figures were first added. Not thread-safe. */
public final class Means {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private int count;

    /** Adds the figures of one question. */
    public void add(Map<String, Double> figures) {
        figures.forEach((name, value) -> sums.merge(name, value, Double::sum));
        count++;
    }

    /** How many questions were added. */
    public int count() {
        return count;
    }

    /** The means; empty if nothing was added. */
    public Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / count));
        return means;
    }
}
