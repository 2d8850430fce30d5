package dev.aimos.core.expr;

import java.util.Locale;

/** Escapes in texts. */
final class TextEscape {
    private TextEscape() {}

    /** Passes an escape and adds what it stands for. */
    static void read(Lexer lexer, StringBuilder plain) {
        String text = lexer.text;
        int start = lexer.at;
        char c = start + 1 < lexer.end ? text.charAt(start + 1) : '\n';
        lexer.at = start + 2;
        switch (c) {
            case '"', '\\', '$' -> plain.append(c);
            case 'n' -> plain.append('\n');
            case 't' -> plain.append('\t');
            case 'r' -> plain.append('\r');
            case 'u' -> code(lexer, start, plain);
            default -> {
                lexer.at = start + 1;
                lexer.sink.error(
                        "escape",
                        "a backslash stands before \", \\, $, n, t, r or u",
                        new Span(start, start + 1),
                        "write \\\\ for a backslash");
            }
        }
    }

    private static void code(Lexer lexer, int start, StringBuilder plain) {
        String text = lexer.text;
        boolean braces = lexer.at < lexer.end && text.charAt(lexer.at) == '{';
        int from = lexer.at + (braces ? 1 : 0);
        int to = from;
        while (to < lexer.end
                && to - from < (braces ? 6 : 4)
                && Character.digit(text.charAt(to), 16) >= 0
                && text.charAt(to) < 128) {
            to++;
        }
        boolean whole = braces ? to > from && to < lexer.end && text.charAt(to) == '}' : to - from == 4;
        lexer.at = to + (braces && whole ? 1 : 0);
        int point = whole ? Integer.parseInt(text, from, to, 16) : -1;
        if (!braces && point >= 0 && Character.isHighSurrogate((char) point)) {
            point = pair(lexer, (char) point);
        }
        if (point < 0 || point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
            lexer.sink.error(
                    "escape",
                    "this stands for no character",
                    new Span(start, lexer.at),
                    "write \\u{…} with one to six hexadecimal digits, up to 10FFFF and not from D800 to DFFF");
        } else {
            plain.appendCodePoint(point);
        }
    }

    /** The character that two escapes make; the first alone if there is no second. */
    private static int pair(Lexer lexer, char high) {
        String text = lexer.text;
        int at = lexer.at;
        if (!text.startsWith("\\u", at) || at + 6 > lexer.end) {
            return high;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if ("0123456789abcdef".indexOf(Character.toString(text.charAt(i)).toLowerCase(Locale.ROOT)) < 0) {
                return high;
            }
        }
        char low = (char) Integer.parseInt(text, at + 2, at + 6, 16);
        if (!Character.isLowSurrogate(low)) {
            return high;
        }
        lexer.at = at + 6;
        return Character.toCodePoint(high, low);
    }
}
