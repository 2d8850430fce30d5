package dev.aimos.examples.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.Level;
import dev.aimos.index.Span;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledTest {
    @TempDir
    Path temp;

    @Test
    void anAbstractIsAnAtomAndAClaimAQuestion() throws IOException {
        SmallData.scifact(temp);
        Labelled set = Labelled.read("scifact", temp);

        AtomDraft atom = set.atoms().get(0);
        assertThat(atom.key()).contains("11");
        assertThat(text(atom)).isEqualTo("Herons eat fish. They do not eat bread.");
        assertThat(set.tasks()).extracting(Task::name).containsExactly("documents", "contradicting sentences");
        assertThat(set.tasks().get(0).questions())
                .as("claims that are judged")
                .extracting(Question::gold)
                .containsExactly(Map.of("11", 1), Map.of("12", 1));
        assertThat(set.tasks().get(1).questions().get(0).gold()).containsExactly(Map.entry("1", 1));
        assertThat(set.tasks().get(1).level()).isEqualTo(Level.SENTENCE);
    }

    @Test
    void aSessionIsAChatThatIsTrueFromItsDateAndQuestionsLookIntoTheirConversation() throws IOException {
        SmallData.locomo(temp);
        Labelled set = Labelled.read("locomo", temp);

        AtomDraft session = set.atoms().get(0);
        assertThat(session.key()).contains("conv-1/session_1");
        assertThat(session.mediaType()).isEqualTo("text/x-chat");
        assertThat(session.validFrom()).contains(Instant.parse("2023-05-08T13:56:00Z"));
        assertThat(text(session)).isEqualTo("""
                        [1:56 pm on 8 May, 2023] Ann: I saw a heron. [shares a photo of a grey bird]
                        [1:56 pm on 8 May, 2023] Bob: Was it by the river?
                        [1:56 pm on 8 May, 2023] Ann: Yes, fishing.""");
        Task turns = set.tasks().get(0);
        assertThat(turns.questions())
                .as("without the adversarial one and the one whose evidence does not exist")
                .extracting(Question::category)
                .containsExactly("single-hop", "multi-hop");
        assertThat(turns.questions().get(1).gold().keySet())
                .as("what exists, two of them written in one string")
                .containsExactlyInAnyOrder("conv-1/D1:1", "conv-1/D2:1");
        assertThat(turns.questions().get(0).filter().keyPrefix()).isEqualTo("conv-1/");
        assertThat(set.tasks().get(1).questions().get(1).gold().keySet())
                .containsExactlyInAnyOrder("conv-1/session_1", "conv-1/session_2");
    }

    @Test
    void aHitIsThePartThatItHasMostOf() {
        Parts parts = Parts.of(List.of("one two", "three", "four"));
        assertThat(parts.at(new Span(0, 7))).isZero();
        assertThat(parts.at(new Span(5, 13))).isEqualTo(1);
        assertThat(parts.at(new Span(14, 18))).isEqualTo(2);
        assertThat(parts.at(new Span(7, 8))).as("a gap").isEqualTo(-1);
    }

    private static String text(AtomDraft draft) {
        return draft.content() instanceof Content.Text text ? text.value() : "";
    }

    /** Collections of a few lines. */
    static final class SmallData {
        private SmallData() {}

        static void scifact(Path folder) throws IOException {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("corpus.jsonl"), """
                    {"id": "11", "title": "Herons", "sentences": ["Herons eat fish.", "They do not eat bread."]}
                    {"id": "12", "title": "Otters", "sentences": ["Otters swim in rivers.", "They hold hands."]}
                    """);
            Files.writeString(folder.resolve("queries.tsv"), "1\tHerons eat fish\n2\tOtters swim\n3\tnot judged\n");
            Files.writeString(folder.resolve("qrels.txt"), "1 0 11 1\n2 0 12 1\n2 0 11 0\n");
            Files.writeString(folder.resolve("contradictions.jsonl"), """
                    {"id": 4, "claim": "Herons eat bread.", "evidence": {"11": [{"sentences": [1], "label": "CONTRADICT"}]}}
                    """);
        }

        static void locomo(Path folder) throws IOException {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("conv-1.json"), """
                    {"conversation": {
                      "session_1_date_time": "1:56 pm on 8 May, 2023",
                      "session_1": [
                        {"speaker": "Ann", "dia_id": "D1:1", "text": "I saw a heron.",
                         "blip_caption": "a photo of a grey bird"},
                        {"speaker": "Bob", "dia_id": "D1:2", "text": "Was it by the river?"},
                        {"speaker": "Ann", "dia_id": "D1:3", "text": "Yes,\\nfishing."}],
                      "session_2_date_time": "9:00 am on 1 June, 2023",
                      "session_2": [{"speaker": "Bob", "dia_id": "D2:1", "text": "Otters hold hands."}],
                      "session_3_date_time": "9:00 am on 2 June, 2023"},
                     "qa": [
                      {"question": "What did Ann see?", "answer": "a heron", "evidence": ["D1:1"], "category": 4},
                      {"question": "Which animals?", "answer": "both", "evidence": ["D1:1; D2:01", "D9:9"],
                       "category": 1},
                      {"question": "Where?", "answer": "?", "evidence": ["D", "D7:1"], "category": 2},
                      {"question": "Why?", "adversarial_answer": "?", "evidence": ["D1:1"], "category": 5}]}
                    """);
        }
    }
}
