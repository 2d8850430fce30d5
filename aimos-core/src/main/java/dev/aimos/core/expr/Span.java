package dev.aimos.core.expr;

/**
 * A stretch of a source text.
 *
 * @param start offset of its first character (UTF-16 code unit), from 0
 * @param end offset after its last
 */
public record Span(int start, int end) {
    /** Nowhere: of what was not read from a text. */
    public static final Span NONE = new Span(0, 0);

    /** From the beginning of this to the end of another. */
    public Span to(Span other) {
        return new Span(start, other.end);
    }
}
