package dev.aimos.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkdownTest {
    private static final String PAGE = """
            Before any heading.

            # Guide to *herons* #

            Herons stand, e.g. in water. They [wait](x.md) for
            `fish`. A third sentence.

            ## Food ##
            | what | how much |
            |---|---|
            | fish | **lots** |

            - one item
              goes on
            1. another item

            ```java
            # no heading
            int x;
            ```

            Empty
            -----
            ## Food
            more
            """;

    @Test
    void theTitleIsTheFirstHeading() {
        assertThat(Markdown.title(PAGE)).contains("Guide to herons");
        assertThat(Markdown.title("Title\n=====\ntext")).contains("Title");
        assertThat(Markdown.title("```\n# no\n```\n")).isEmpty();
        assertThat(Markdown.title("---\n# yaml\n---\n# Real\n")).contains("Real");
        assertThat(Markdown.title("#hashtag\n")).isEmpty();
        assertThat(Markdown.title("")).isEmpty();
    }

    @Test
    void sentencesStandWithoutMarksOnTheLineTheyBegin() {
        assertThat(Markdown.sentences("| a | `code of more than forty characters, no words` |\n"))
                .containsExactly(new Sentence("a", 1));
        assertThat(Markdown.sentences(PAGE))
                .containsExactly(
                        new Sentence("Before any heading.", 1),
                        new Sentence("Herons stand, e.g. in water.", 5),
                        new Sentence("They wait for fish.", 5),
                        new Sentence("A third sentence.", 6),
                        new Sentence("what: how much", 9),
                        new Sentence("fish: lots", 11),
                        new Sentence("one item goes on", 13),
                        new Sentence("another item", 15),
                        new Sentence("more", 25));
    }

    @Test
    @Timeout(20)
    void hostileTextIsReadInReasonableTime() {
        String[] pieces = {
            "**a ", "[", "_", "`", "<", "|", "# ", "- ", "> ", "-", "a. ", "\u0000", "e.g. ", "\n\n", "~~~\n"
        };
        for (String piece : pieces) {
            String text = piece.repeat(100_000);
            Markdown.title(text);
            assertThat(Markdown.sentences(text))
                    .allMatch(sentence -> sentence.text().length() <= 4_001);
        }
    }
}
