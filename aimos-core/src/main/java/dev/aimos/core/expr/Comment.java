package dev.aimos.core.expr;

/**
 * A comment.
 *
 * @param text without the {@code #}, and without white space at its end
 * @param span with the {@code #}, without the end of the line
 * @param alone whether nothing stands before it on its line
 */
public record Comment(String text, Span span, boolean alone) {}
