package dev.aimos.index;

import java.util.List;

/** Turns text into the terms that are indexed and searched. Thread-safe and deterministic. */
public interface Analyzer {
    /** Stable name; an index made with one analyzer is rebuilt when the store is opened with another. */
    String id();

    /** The terms of a text, in order, with repetitions. */
    List<String> terms(String text);

    /**
     * The terms to look for when any of a question's words will do. By default all of them; an analyzer may leave out words
     * that say little, if others are left.
     */
    default List<String> queryTerms(String text) {
        return terms(text);
    }
}
