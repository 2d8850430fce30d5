package dev.aimos.index;

/** How a search finds its candidates. */
public enum Mode {
    /** By words: BM25. */
    LEXICAL,
    /** By meaning: nearest neighbours among the vectors of an {@link Embedder}. */
    VECTOR,
    /** By both, fused. */
    HYBRID
}
