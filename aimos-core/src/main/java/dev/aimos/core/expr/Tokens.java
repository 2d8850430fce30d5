package dev.aimos.core.expr;

import java.util.List;

/** Tokens, and a place among them. The last is of type {@link TokenType#END} and is never passed. Not thread-safe. */
public final class Tokens {
    private final Token[] tokens;
    private final List<Comment> comments;
    private int position;

    /** Tokens, the last of which is of type {@link TokenType#END}, and the comments between them. */
    Tokens(List<Token> tokens, List<Comment> comments) {
        this.tokens = tokens.toArray(Token[]::new);
        this.comments = comments;
    }

    /** The token at this place. */
    public Token peek() {
        return tokens[position];
    }

    /** The token so many places further on: {@code peek(0)} is {@link #peek()}. Before the first the first, past the end the end. */
    public Token peek(int further) {
        return tokens[Math.max(0, Math.min(position + further, tokens.length - 1))];
    }

    /** The token at this place; the place is the next one then, unless this is the end. */
    public Token next() {
        Token token = tokens[position];
        if (position < tokens.length - 1) {
            position++;
        }
        return token;
    }

    /** The token before this place; at the beginning, the one at it. */
    public Token previous() {
        return peek(-1);
    }

    /** Whether a keyword or a punctuation of that text is at this place. */
    public boolean at(String keywordOrPunctuation) {
        return peek().is(keywordOrPunctuation);
    }

    /** Whether a token of that type is at this place. */
    public boolean at(TokenType type) {
        return peek().type() == type;
    }

    /** Passes a keyword or a punctuation of that text if it is at this place, and says whether it was. */
    public boolean take(String keywordOrPunctuation) {
        boolean there = at(keywordOrPunctuation);
        if (there) {
            next();
        }
        return there;
    }

    /** Whether this is the end. */
    public boolean done() {
        return at(TokenType.END);
    }

    /** This place, for {@link #reset}. */
    public int position() {
        return position;
    }

    /** Goes back, or on, to a place. */
    public void reset(int place) {
        position = Math.max(0, Math.min(place, tokens.length - 1));
    }

    /** The comments, in their order. */
    public List<Comment> comments() {
        return comments;
    }
}
