package dev.aimos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tour for JShell runs to its end and shows what it promises. */
class TourTest {
    @Test
    void theTourAnswersBeforeAndAfterTheCorrection() throws IOException {
        String code = Files.readAllLines(Path.of("jshell/tour.jsh")).stream()
                .filter(line -> !line.startsWith("/") || line.startsWith("//"))
                .collect(Collectors.joining("\n"));
        Snippets.Ran ran = Snippets.run(code);

        assertThat(ran.problems()).isEmpty();
        assertThat(ran.out())
                .contains("now:                   The Eiffel Tower is 330 m tall.")
                .contains("as of the snapshot:    The Eiffel Tower is 312 m tall.")
                .contains("about the year 1900:   The Eiffel Tower is 312 m tall.")
                .contains("the same again: UNCHANGED")
                .contains("CHANGED tower")
                .contains("the record is in the snapshot:       true")
                .contains("it is in no other:                   false")
                .contains("doc:tower.md/sec:1/par:2/sen:2: The first floor is 57 m up, the second 116 m.")
                .contains("SENTENCE: 4", "of 60 tokens")
                .containsPattern("\\[\\d\\] The Eiffel Tower is 330 m tall.  \\(doc:tower/sec:1/par:1/sen:1\\)")
                .contains("retracted, now: false, as of the snapshot: true")
                .contains("the snapshots still prove: true", "verified: true");
    }
}
