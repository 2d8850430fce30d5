package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.List;
import java.util.Locale;

/** Writes what stands between the quotes of a text. */
final class TextPrinter {
    /** Shorter texts stand in one line, whatever is in them. */
    private static final int LONG = 80;

    private TextPrinter() {}

    /** Whether a text is written over several lines, in triple quotes. */
    static boolean ofSeveralLines(List<Expr> parts) {
        int length = 0;
        boolean lines = false;
        for (Expr part : parts) {
            if (part instanceof Expr.Literal literal && literal.value() instanceof Json.Str str) {
                length += str.value().length();
                lines |= str.value().indexOf('\n') >= 0;
            }
        }
        return lines && length > LONG;
    }

    /**
     * Characters with escapes where they are needed.
     *
     * @param triple whether they stand in triple quotes, where quotes and ends of lines may stand
     * @param last whether the closing quotes follow
     */
    static String escaped(String text, boolean triple, boolean last) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : last ? '"' : ' ';
            switch (c) {
                case '"' -> out.append(triple && next != '"' ? "\"" : "\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append(triple ? "\n" : "\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '$' -> out.append(next == '{' ? "\\$" : "$");
                default -> {
                    if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
                        out.append("\\u{")
                                .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                                .append('}');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }
}
