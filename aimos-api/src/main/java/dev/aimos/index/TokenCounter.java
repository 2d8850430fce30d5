package dev.aimos.index;

/** Counts tokens as the model does that will read a context. Must be thread-safe and deterministic. */
public interface TokenCounter {
    /** Stable name, such as {@code cl100k_base}. */
    String id();

    /** How many tokens a text has; 0 for the empty text. */
    int count(String text);
}
