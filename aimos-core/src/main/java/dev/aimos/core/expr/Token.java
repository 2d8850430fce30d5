package dev.aimos.core.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token of ACL. Immutable. There is one for every few characters of a plan, so it is kept small. */
public final class Token {
    private final TokenType type;
    private final String text;
    private final int start;
    private final int end;
    private final @Nullable Object value;

    public Token(TokenType type, String text, int start, int end, @Nullable Object value) {
        this.type = type;
        this.text = text;
        this.start = start;
        this.end = end;
        this.value = value;
    }

    /** A token as if it had been read. */
    public Token(TokenType type, String text, Span span, @Nullable Object value) {
        this(type, text, span.start(), span.end(), value);
    }

    /** What kind of token it is. */
    public TokenType type() {
        return type;
    }

    /**
     * A name, a keyword or a punctuation as it is; a number or a duration without the {@code _} in it; a text without escapes if
     * it {@linkplain #isPlainText is plain}, else nothing.
     */
    public String text() {
        return text;
    }

    /** Of a number a {@link Double}, of a duration a {@link java.time.Duration}; of any other null, or of no use. */
    public @Nullable Object value() {
        return value;
    }

    /** Where it is. */
    public Span span() {
        return new Span(start, end);
    }

    /** The offset of its first character. */
    public int start() {
        return start;
    }

    /** The offset after its last character. */
    public int end() {
        return end;
    }

    /** Whether it is a keyword or a punctuation of that text. */
    public boolean is(String keywordOrPunctuation) {
        return (type == TokenType.PUNCTUATION || type == TokenType.KEYWORD) && text.equals(keywordOrPunctuation);
    }

    /** How much deeper what follows is in braces. */
    int nesting() {
        if (type != TokenType.PUNCTUATION) {
            return 0;
        }
        char last = text.charAt(text.length() - 1);
        return last == '{' ? 1 : last == '}' ? -1 : 0;
    }

    /** Whether it is a name of that text. */
    public boolean isName(String name) {
        return type == TokenType.NAME && text.equals(name);
    }

    /** Whether it is a text with nothing embedded in it; {@link #text} is that text then. */
    public boolean isPlainText() {
        return type == TokenType.STRING && value == null;
    }

    /** The pieces of a text; empty for any other token, and for an empty text. */
    public List<Piece> pieces() {
        if (value instanceof Pieces pieces) {
            return pieces.list();
        }
        return isPlainText() && !text.isEmpty() ? List.of(new Piece.Plain(text, span())) : List.of();
    }

    /** The token as messages show it. */
    public String shown() {
        return switch (type) {
            case NAME, NUMBER, DURATION, PUNCTUATION -> "'" + Values.shortened(text) + "'";
            case KEYWORD -> text;
            case STRING -> "a text";
            case END -> "the end";
        };
    }

    @Override
    public String toString() {
        return shown() + " at " + start;
    }

    /** The pieces of a text that is not plain. */
    record Pieces(List<Piece> list) {
        Pieces {
            list = List.copyOf(list);
        }
    }
}
