package dev.aimos.core.assemble;

import dev.aimos.index.TokenCounter;
import java.util.function.ToIntFunction;

/** Counters of tokens for tests, kind and unkind. */
record Counters(String id, ToIntFunction<String> function) implements TokenCounter {
    /** A token for each word: additive where white space is between. */
    static final TokenCounter WORDS =
            new Counters("words", text -> text.isBlank() ? 0 : text.strip().split("\\s+").length);

    /** A token for each character: additive everywhere. */
    static final TokenCounter CHARACTERS = new Counters("characters", String::length);

    /** More for a long text than for its parts. */
    static final TokenCounter GROWING = new Counters(
            "growing", text -> text.length() + (int) Math.min(1 << 20, (long) text.length() * text.length() / 50));

    /** More for several passages than one can see from any of them. */
    static final TokenCounter JUMPING =
            new Counters("jumping", text -> text.contains("\n\n[3]") ? 1 << 20 : text.length() / 4);

    @Override
    public int count(String text) {
        return function.applyAsInt(text);
    }
}
