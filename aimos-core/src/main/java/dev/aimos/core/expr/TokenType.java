package dev.aimos.core.expr;

/** Kinds of tokens. */
public enum TokenType {
    /** A name, or a word of expressions such as {@code and}. */
    NAME,
    /** One of the reserved upper-case words. */
    KEYWORD,
    /** A text. */
    STRING,
    /** A number, with or without a unit. */
    NUMBER,
    /** A duration. */
    DURATION,
    /** An operator or a bracket; the token's text tells which. */
    PUNCTUATION,
    /** The end of what was read. */
    END
}
