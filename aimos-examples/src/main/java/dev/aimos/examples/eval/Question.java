package dev.aimos.examples.eval;

import dev.aimos.memory.Filter;
import java.util.Map;
import java.util.Objects;

/**
 * A question whose answer's places are known.
 *
 * @param text what is asked
 * @param filter where to look
 * @param gold ids of what answers it, with grades
 * @param category what kind of question it is; may be empty
 */
public record Question(String text, Filter filter, Map<String, Integer> gold, String category) {
    public Question {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(filter, "filter");
        gold = Map.copyOf(gold);
        Objects.requireNonNull(category, "category");
    }
}
