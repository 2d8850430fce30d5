package dev.aimos.core.expr;

import java.util.ArrayList;
import java.util.List;

/** Reads one text in quotes, and what is embedded in it. */
final class TextLexer {
    private final Lexer lexer;
    private final String text;
    private final int start;
    private final boolean triple;
    private final List<Piece> pieces = new ArrayList<>(4);
    private final StringBuilder plain = new StringBuilder(0);

    /** Where the plain piece under way began. */
    private int plainStart;

    /** Where what is not yet in {@link #plain} begins. */
    private int copied;

    private boolean closed;

    /** Reads the text at the lexer's place. */
    static Token read(Lexer lexer) {
        int start = lexer.at;
        String text = lexer.text;
        int at = start + 1;
        while (at < lexer.end) {
            char c = text.charAt(at);
            if (c == '"') {
                break;
            }
            if (c < ' ' || c >= 0x7F || c == '\\' || c == '$') {
                return new TextLexer(lexer).read();
            }
            at++;
        }
        if (at == lexer.end || at == start + 1) {
            return new TextLexer(lexer).read();
        }
        lexer.at = at + 1;
        return new Token(TokenType.STRING, text.substring(start + 1, at), start, at + 1, null);
    }

    private TextLexer(Lexer lexer) {
        this.lexer = lexer;
        this.text = lexer.text;
        this.start = lexer.at;
        this.triple = text.startsWith("\"\"\"", start);
        lexer.at += triple ? 3 : 1;
        plainStart = lexer.at;
        copied = lexer.at;
    }

    /** The text; up to the end of the line, or of the source if it is a triple-quoted one, if nothing closes it. */
    private Token read() {
        while (lexer.at < lexer.end && !closed) {
            char c = text.charAt(lexer.at);
            if (c == '"') {
                quote();
            } else if (c == '\\') {
                copy();
                TextEscape.read(lexer, plain);
                copied = lexer.at;
            } else if (c == '$' && text.startsWith("${", lexer.at)) {
                plainPiece();
                embed();
            } else if (c == '\n' || c == '\r') {
                if (!triple) {
                    break;
                }
                lineEnd(c);
            } else if (c != '\t' && (c < ' ' || c >= 0x7F) && StrayCharacters.forbidden(text, lexer.at)) {
                copy();
                StrayCharacters.report(lexer, lexer.at);
                copied = ++lexer.at;
            } else {
                lexer.at++;
            }
        }
        if (!closed) {
            plainPiece();
            unclosed();
        }
        if (pieces.isEmpty()) {
            return new Token(TokenType.STRING, "", start, lexer.at, null);
        }
        return pieces.size() == 1 && pieces.get(0) instanceof Piece.Plain only
                ? new Token(TokenType.STRING, only.text(), start, lexer.at, null)
                : new Token(TokenType.STRING, "", start, lexer.at, new Token.Pieces(pieces));
    }

    private void quote() {
        if (triple && !text.startsWith("\"\"\"", lexer.at)) {
            lexer.at++;
            return;
        }
        plainPiece();
        lexer.at += triple ? 3 : 1;
        closed = true;
    }

    /** Ends of lines are the same on all systems: a line feed. */
    private void lineEnd(char c) {
        if (c == '\r') {
            copy();
            plain.append('\n');
            lexer.at += text.startsWith("\r\n", lexer.at) ? 2 : 1;
            copied = lexer.at;
        } else {
            lexer.at++;
        }
    }

    private void embed() {
        int open = lexer.at;
        lexer.at += 2;
        if (lexer.embedded == Lexer.DEEPEST) {
            lexer.sink.error(
                    "too-deep",
                    "texts are nested deeper than " + Lexer.DEEPEST,
                    new Span(open, open + 2),
                    "take them apart");
            lexer.at = lexer.end;
            return;
        }
        lexer.embedded++;
        boolean line = lexer.oneLine;
        lexer.oneLine |= !triple;
        List<Token> tokens = new ArrayList<>();
        int depth = 1;
        while (lexer.at < lexer.end && depth > 0 && !(lexer.oneLine && lineEnds())) {
            int before = tokens.size();
            lexer.scan(tokens);
            if (tokens.size() > before) {
                depth += tokens.get(before).nesting();
            }
        }
        lexer.oneLine = line;
        lexer.embedded--;
        if (depth == 0) {
            Token close = tokens.remove(tokens.size() - 1);
            tokens.add(new Token(TokenType.END, "}", close.start(), close.end(), null));
        } else {
            if (!line && !lexer.broken) {
                lexer.sink.error(
                        "embedded-open",
                        "nothing closes this ${",
                        new Span(open, open + 2),
                        "write } after the expression, or \\${ if the text is to have a ${");
            }
            lexer.broken |= !line;
            tokens.add(new Token(TokenType.END, "", lexer.at, lexer.at, null));
        }
        pieces.add(new Piece.Embedded(tokens, new Span(open, lexer.at)));
        plainStart = lexer.at;
        copied = lexer.at;
    }

    private boolean lineEnds() {
        char c = text.charAt(lexer.at);
        return c == '\n' || c == '\r';
    }

    private void copy() {
        plain.append(text, copied, lexer.at);
        copied = lexer.at;
    }

    private void plainPiece() {
        String piece = plain.isEmpty()
                ? text.substring(copied, lexer.at)
                : plain.append(text, copied, lexer.at).toString();
        plain.setLength(0);
        if (!piece.isEmpty()) {
            pieces.add(new Piece.Plain(piece, new Span(plainStart, lexer.at)));
        }
    }

    /** Of texts that the same end of line cuts off, the outermost is told only: the others were not meant to begin there. */
    private void unclosed() {
        if (!lexer.oneLine && !lexer.broken) {
            lexer.sink.error(
                    "text-open",
                    triple
                            ? "nothing closes this text before the end"
                            : "nothing closes this text before the end of its line",
                    new Span(start, start + (triple ? 3 : 1)),
                    triple ? "write \"\"\" after it" : "write \" after it; a text of several lines stands in \"\"\"");
        }
        if (!lexer.oneLine && lexer.at < lexer.end) {
            lexer.broken = false;
        }
    }
}
