package dev.aimos.core.segment;

import java.util.Set;

/** HTML tags in Markdown. Only names in lower case count, so that {@code List<String>} keeps its type. */
final class InlineTag {
    private static final int LONGEST_NAME = 20;

    private static final Set<String> WITHIN_WORDS = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
            "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr");

    private InlineTag() {}

    /** Whether a tag stands between an angle bracket and the next closing one. */
    static boolean at(String text, int open, int close) {
        int from = nameStart(text, open);
        int to = nameEnd(text, from);
        char after = text.charAt(Math.min(to, close));
        return to > from && to <= close && (to == close || after == '/' || Blank.is(after));
    }

    /** Whether what begins at an angle bracket parts the words around it, as a line break or a cell does. */
    static boolean parts(String text, int open) {
        int from = nameStart(text, open);
        String name = text.substring(from, nameEnd(text, from));
        return !name.isEmpty() && !WITHIN_WORDS.contains(name);
    }

    private static int nameStart(String text, int open) {
        return open + 1 < text.length() && text.charAt(open + 1) == '/' ? open + 2 : open + 1;
    }

    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_NAME && nameChar(text.charAt(at), at == from)) {
            at++;
        }
        return at;
    }

    private static boolean nameChar(char c, boolean first) {
        return (c >= 'a' && c <= 'z') || (!first && (c == '-' || (c >= '0' && c <= '9')));
    }
}
