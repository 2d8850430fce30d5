package dev.aimos.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts made to be slow: each would take hours if one step went over the text again for each of its characters. */
final class HostileTextTest {
    private static final int LENGTH = 1_000_000;

    private static final List<String> TYPES =
            List.of("text/plain", "text/markdown", "text/x-chat", "application/jsonl", "text/x-java");

    private static final List<String> UNITS = List.of(
            "a",
            "# a\n",
            "- ",
            "> ",
            "> - ",
            "1. ",
            "`",
            "`a``",
            "[",
            "[a](",
            "[a](x ",
            "![a][",
            "*a ",
            "**a_",
            "<a ",
            "<!-",
            "a|\n",
            "|-",
            "a\n---\n",
            "[a]:",
            "\u0301",
            ". ",
            "?\"",
            "。」",
            "{\"a\":[",
            "\r",
            "\u2029",
            "\uD83D\uDE00\u200D",
            "A: b\n",
            "\uD800",
            "<script>\n",
            "No. 5 ",
            "\f\n");

    @Test
    void timeAndNodesAreLinearInTheText() {
        for (String unit : UNITS) {
            String text = unit.repeat(LENGTH / unit.length());
            for (String type : TYPES) {
                Segments segments = Segments.of(text, type, 3 * LENGTH + 1);
                int last = segments.nodeAt(Level.SENTENCE, segments.count(Level.SENTENCE) - 1);
                assertThat(segments.end(last)).as(unit + " as " + type).isEqualTo(text.length());
            }
        }
    }
}
