package dev.aimos.core.graph.export;

import java.util.HexFormat;

/** Texts as XML 1.0 can hold them. */
final class Xml {
    private Xml() {}

    /** A text to be read by people: what XML cannot hold is shown as a replacement character, and it is on one line. */
    static String readable(String text) {
        if (text.codePoints().allMatch(c -> plain(c))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                out.append(' ');
            } else {
                out.appendCodePoint(plain(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    /** A document of JSON, unchanged in what it says: characters that XML cannot hold are in its strings, so they are escaped. */
    static String json(String json) {
        if (json.codePoints().allMatch(c -> plain(c))) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 32);
        json.codePoints().forEach(c -> {
            if (plain(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            }
        });
        return out.toString();
    }

    /** Characters that XML 1.0 allows (production 2) and does not discourage, but for those that its parsers change. */
    private static boolean plain(int c) {
        return (c >= 0x20 && c < 0x7F) || (c > 0x9F && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
    }
}
