package dev.aimos.examples.text;

import java.util.List;
import java.util.regex.Pattern;

/** Takes the marks within lines away: emphasis, code, links, images, tags. No pattern looks past the next mark. */
final class Inline {
    private static final List<Mark> MARKS = List.of(
            new Mark("!?\\[([^\\[\\]]*)\\]\\([^()\\s]*\\)", "$1"),
            new Mark("</?[a-zA-Z][^<>]*>", ""),
            new Mark("\\*\\*(?=\\S)([^*]+)(?<=\\S)\\*\\*", "$1"),
            new Mark("(?<!\\w)__(?=\\S)([^_]+)(?<=\\S)__(?!\\w)", "$1"),
            new Mark("(?<![\\w*])\\*(?=\\S)([^*]+)(?<=\\S)\\*(?![\\w*])", "$1"),
            new Mark("(?<!\\w)_(?=\\S)([^_]+)(?<=\\S)_(?!\\w)", "$1"),
            new Mark("`+", ""),
            new Mark("\\s+", " "));

    /** What is longer is no sentence, and is cut. */
    private static final int LONGEST = 4_000;

    private Inline() {}

    /** The words of a stretch of Markdown, on one line. */
    static String plain(String text) {
        String plain = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        for (Mark mark : MARKS) {
            plain = mark.removeFrom(plain);
        }
        return plain.strip();
    }

    private record Mark(Pattern pattern, String kept) {
        Mark(String pattern, String kept) {
            this(Pattern.compile(pattern), kept);
        }

        String removeFrom(String text) {
            return pattern.matcher(text).replaceAll(kept);
        }
    }
}
