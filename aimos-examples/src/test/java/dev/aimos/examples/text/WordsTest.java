package dev.aimos.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void formsOfAWordHaveOneStem() {
        for (String[] forms : new String[][] {
            {"repair", "Repaired", "repairs", "repairing"},
            {"snapshot", "snapshots", "SNAPSHOT's"},
            {"erase", "erased", "erases", "erasing"},
            {"stop", "stopped"},
            {"query", "queries"},
            {"café", "cafe"}
        }) {
            assertThat(List.of(forms)).extracting(Words::stem).as(forms[0]).containsOnly(Words.stem(forms[0]));
        }
        assertThat(Words.stem("this")).isEqualTo("this");
        assertThat(Words.stem("torn")).isNotEqualTo(Words.stem("tornado"));
    }

    @Test
    void aQuestionAsksAboutItsUncommonWords() {
        assertThat(Words.asked("How is a torn tail repaired?")).containsExactly("torn", "tail", "repair");
        assertThat(Words.asked("who is it?")).containsExactly("who", "is", "it");
        assertThat(Words.asked("?!")).isEmpty();
    }

    @Test
    void matchesAreShownAndTheRestIsMadePrintable() {
        Highlight highlight = new Highlight("torn tails", word -> "<" + word + ">");
        assertThat(highlight.in("A tail is Torn\u001b[2J.")).isEqualTo("A <tail> is <Torn>\\u001b[2J.");
        String text = "x ".repeat(500) + "tail" + " y".repeat(500);
        assertThat(highlight.window(text, 60))
                .contains("tail")
                .hasSizeLessThan(70)
                .startsWith("… ")
                .endsWith(" …");
        assertThat(highlight.window("a".repeat(500), 60)).hasSizeLessThan(70);
    }

    @Test
    void theSentenceThatSpeaksOfMostIsTheBest() {
        List<Passages.Candidate<String>> candidates = List.of(
                candidate("A tail is long and is not spoken of at all here."),
                candidate("A torn tail is cut at the last whole record."),
                candidate("A torn tail is cut at the last whole record."),
                candidate("Nothing of it stands in this sentence."));
        assertThat(new Passages("How is a torn tail repaired?").best(candidates, 5))
                .extracting(found -> found.sentence().text())
                .containsExactly("A torn tail is cut at the last whole record.");
    }

    private static Passages.Candidate<String> candidate(String text) {
        return new Passages.Candidate<>(new Sentence(text, 1), "", "", 1);
    }
}
