package dev.aimos.text;

import java.util.Locale;
import java.util.Set;

/** Reads who speaks in a turn: what stands before the first colon, perhaps behind a time in brackets. */
final class Speaker {
    private static final int LONGEST = 64;

    private static final int MOST_WORDS = 5;

    /** Words before a colon that are no speakers. */
    private static final Set<String> LABELS = Set.of(
            "note",
            "notes",
            "warning",
            "tip",
            "hint",
            "example",
            "examples",
            "todo",
            "summary",
            "question",
            "answer",
            "q",
            "a",
            "re",
            "fwd",
            "subject",
            "from",
            "to",
            "date",
            "cc",
            "ps",
            "p.s",
            "conclusion",
            "conclusions",
            "result",
            "results",
            "background",
            "objective",
            "methods",
            "important",
            "error",
            "info",
            "debug",
            "fixme",
            "see",
            "source",
            "update",
            "edit",
            "title",
            "author",
            "abstract",
            "introduction",
            "http",
            "https");

    private Speaker() {}

    /** The speaker; empty if a text does not begin like a turn. */
    static String of(String searchable) {
        int at = blanks(searchable, 0);
        if (at < searchable.length() && searchable.charAt(at) == '[') {
            int close = searchable.indexOf(']', at);
            if (close < 0 || close - at > LONGEST + 1) {
                return "";
            }
            at = blanks(searchable, close + 1);
        }
        int colon = at;
        int words = 1;
        while (colon < searchable.length() && searchable.charAt(colon) != ':') {
            char c = searchable.charAt(colon);
            words += c == ' ' ? 1 : 0;
            boolean part = Character.isLetterOrDigit(c) || " .'’-_@&".indexOf(c) >= 0;
            if (!part || words > MOST_WORDS || colon - at >= LONGEST) {
                return "";
            }
            colon++;
        }
        boolean ended = colon < searchable.length()
                && (colon + 1 == searchable.length() || Character.isWhitespace(searchable.charAt(colon + 1)));
        String name = searchable.substring(at, colon).strip().replaceAll(" +", " ");
        boolean named = !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || name.charAt(0) == '@');
        String lower = name.toLowerCase(Locale.ROOT);
        return ended && named && !LABELS.contains(lower) && !NameWords.never(lower) ? name : "";
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
