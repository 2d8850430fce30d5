package dev.aimos.core.expr;

import java.util.List;

/** A part of a text in quotes. */
public sealed interface Piece {
    /** Where it is. */
    Span span();

    /** Characters, without escapes. */
    record Plain(String text, Span span) implements Piece {}

    /**
     * An expression embedded in the text.
     *
     * @param tokens what stands between <code>${</code> and <code>}</code>, and a token of type {@link TokenType#END}
     * @param span with the brackets
     */
    record Embedded(List<Token> tokens, Span span) implements Piece {
        public Embedded {
            tokens = List.copyOf(tokens);
        }
    }
}
