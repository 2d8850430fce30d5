package dev.aimos.core.expr;

import java.util.List;
import java.util.Locale;

/** Characters that belong nowhere, and those that stand outside of texts but do not belong there. */
final class StrayCharacters {
    private StrayCharacters() {}

    /** Whether a text has, at a place, a control character other than a tab and the ends of lines, or half a character. */
    static boolean forbidden(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            return c != '\t' && c != '\n' && c != '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0x7F && c < 0xA0;
    }

    /** Tells of a forbidden character. */
    static void report(Lexer lexer, int at) {
        char c = lexer.text.charAt(at);
        if (Character.isSurrogate(c)) {
            lexer.sink.error(
                    "text-malformed",
                    "half a character (the lone surrogate " + code(c) + ") stands here; this is not valid Unicode",
                    new Span(at, at + 1),
                    "remove it");
        } else {
            lexer.sink.error(
                    "control-character",
                    "the control character " + code(c) + " stands here",
                    new Span(at, at + 1),
                    "remove it; in a text, write \\u{" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + "}");
        }
    }

    /** Passes characters that begin no token, and tells of them. */
    static void read(Lexer lexer, List<Token> tokens) {
        String text = lexer.text;
        int start = lexer.at;
        char c = text.charAt(start);
        if (c == '\'' && quoted(lexer, tokens)) {
            return;
        }
        if (forbidden(text, start)) {
            report(lexer, start);
            while (lexer.at < lexer.end && forbidden(text, lexer.at)) {
                lexer.at++;
            }
            return;
        }
        int point = text.codePointAt(start);
        while (lexer.at < lexer.end && text.codePointAt(lexer.at) == point) {
            lexer.at += Character.charCount(point);
        }
        lexer.sink.error(
                "stray-character", show(point) + " does not belong here", new Span(start, lexer.at), advice(point));
    }

    /** Reads <code>'…'</code> as a text, and tells that it is none, if it ends on its line. */
    private static boolean quoted(Lexer lexer, List<Token> tokens) {
        int start = lexer.at;
        int close = start + 1;
        while (close < lexer.end && text(lexer, close)) {
            close++;
        }
        if (close == lexer.end || lexer.text.charAt(close) != '\'') {
            return false;
        }
        Span span = new Span(start, close + 1);
        String inner = lexer.text.substring(start + 1, close);
        lexer.sink.error(
                "single-quotes",
                "texts stand in double quotes",
                span,
                inner.length() <= 40 && inner.indexOf('"') < 0 ? "write \"" + inner + "\"" : "write \"…\"");
        lexer.at = close + 1;
        tokens.add(new Token(TokenType.STRING, inner, start, close + 1, null));
        return true;
    }

    private static boolean text(Lexer lexer, int at) {
        char c = lexer.text.charAt(at);
        return c != '\'' && c != '\n' && c != '\r' && !forbidden(lexer.text, at);
    }

    private static String advice(int point) {
        return switch (point) {
            case '\u2018', '\u2019', '\u201A', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB', '`', '\'' ->
                "texts stand in straight double quotes: \"…\"";
            case ';' -> "leave it out: a statement ends where the next begins";
            case '\u2260' -> "write !=";
            case '\u2264' -> "write <=";
            case '\u2265' -> "write >=";
            case '\u2212', '\u2013', '\u2014' -> "write -";
            case '\u00D7' -> "write *";
            case '\u00A0', '\u3000', '\u202F', '\uFEFF', '\u200B' -> "write a plain space";
            case '_' -> "a name begins with a letter";
            case '^' -> "there is no power operator; multiply";
            case '$' -> "a reference is written ${…}";
            case '\\' -> "a statement may go on in the next line without it";
            default ->
                Character.isLetter(point)
                        ? "names are made of the letters a to z and A to Z; any other text stands in double quotes"
                        : "remove it, or put it into a text in double quotes";
        };
    }

    /** A character and its number. */
    static String show(int point) {
        boolean visible = point > ' '
                && !Character.isWhitespace(point)
                && Character.isDefined(point)
                && Character.getType(point) != Character.FORMAT
                && Character.getType(point) != Character.SPACE_SEPARATOR;
        return visible ? "'" + Character.toString(point) + "' (" + code(point) + ")" : code(point);
    }

    private static String code(int point) {
        String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
