package dev.aimos.index;

import java.util.List;

/** Turns text into the terms that are indexed and searched. Thread-safe and deterministic. */
public interface Analyzer {
    /** Stable name; an index made with one analyzer is rebuilt when the store is opened with another. */
    String id();

    /** The terms of a text, in order, with repetitions. */
    List<String> terms(String text);
}
