package dev.aimos.core.catalog;

import dev.aimos.index.Match;
import dev.aimos.index.TextField;
import java.util.List;

/**
 * What is looked for by words.
 *
 * @param terms the query's terms, in order, with repetitions
 * @param match what a text must have of them
 * @param field which text
 */
public record Words(List<String> terms, Match match, TextField field) {
    public Words {
        terms = List.copyOf(terms);
    }

    /** Any of the terms, in the whole text. */
    public static Words any(List<String> terms) {
        return new Words(terms, Match.ANY_WORD, TextField.TEXT);
    }
}
