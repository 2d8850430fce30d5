package dev.aimos.index;

import java.util.List;

/**
 * Turns texts into vectors whose cosine tells how close their meanings are. Implemented by the caller; must be
 * thread-safe and deterministic: the same text gives the same numbers.
 *
 * <p>aimos calls it on a thread of its own, never while a writer waits, with at most as many texts at a time as
 * {@link #batch()} says.
 */
public interface Embedder {
    /** Stable name of the model and all that shapes its vectors, such as {@code bge-small-en-v1.5-q}. */
    String id();

    /** How many numbers a vector has; at least 1. */
    int dimension();

    /**
     * The vectors of some texts, in their order, each of {@link #dimension()} finite numbers, not all zero. They need not
     * be of length 1.
     */
    List<float[]> embedAll(List<String> texts);

    /** The vector of a question; models that treat questions in another way than passages override this. */
    default float[] embedQuery(String text) {
        return embedAll(List.of(text)).get(0);
    }

    /** How many texts it likes to be given at once. */
    default int batch() {
        return 64;
    }
}
