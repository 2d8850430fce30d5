package dev.aimos.examples.text;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Shows where the words of a question stand in a text. */
public final class Highlight {
    private final Set<String> asked;
    private final UnaryOperator<String> style;

    /**
     * A highlighter.
     *
     * @param question whose words to look for
     * @param style how to show them
     */
    public Highlight(String question, UnaryOperator<String> style) {
        this.asked = Words.asked(question);
        this.style = style;
    }

    /** A text, made {@linkplain Printable#line(String) printable}, with the words found in style. */
    public String in(String text) {
        String safe = Printable.line(text);
        StringBuilder shown = new StringBuilder();
        int done = 0;
        for (Words.Word word : Words.of(safe)) {
            if (asked.contains(word.stem())) {
                shown.append(safe, done, word.start());
                shown.append(style.apply(safe.substring(word.start(), word.end())));
                done = word.end();
            }
        }
        return shown.append(safe, done, safe.length()).toString();
    }

    /** Where words found stand in a text: the start and the end of each, in UTF-16 units. */
    public List<List<Integer>> places(String text) {
        return Words.of(text).stream()
                .filter(word -> asked.contains(word.stem()))
                .map(word -> List.of(word.start(), word.end()))
                .toList();
    }

    /** A stretch of a text of at most so many characters around the first word found. */
    public String window(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int first = Words.of(text).stream()
                .filter(word -> asked.contains(word.stem()))
                .mapToInt(Words.Word::start)
                .findFirst()
                .orElse(0);
        int from = Math.max(0, Math.min(first - most / 3, text.length() - most));
        int start = from == 0 ? 0 : text.indexOf(' ', from) + 1;
        int until = Math.min(text.length(), start + most);
        int end = until == text.length() ? until : Math.max(text.lastIndexOf(' ', until), start + most / 2);
        return (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length() ? " …" : "");
    }
}
