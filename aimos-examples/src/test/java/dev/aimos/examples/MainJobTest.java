package dev.aimos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.examples.text.Ink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTest {
    @TempDir
    Path temp;

    private Path root;
    private String out = "";
    private String err = "";

    @BeforeEach
    void repository() throws IOException {
        root = Files.createDirectories(temp.resolve("root"));
        Files.createDirectories(root.resolve("docs/deep"));
        Files.writeString(root.resolve("README.md"), "# The project\n\nIt keeps walruses.\n");
        Files.writeString(
                root.resolve("docs/deep/herons.md"),
                "# Herons\n\n## Food\n\nHerons wait.\nA heron eats *small* fish before noon.\n\n## Sleep\n\nOn one leg.\n");
    }

    private int run(String... args) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exit = MainJob.run(
                List.of(args),
                root,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Ink.NONE);
        out = printed.toString(StandardCharsets.UTF_8);
        err = errors.toString(StandardCharsets.UTF_8);
        return exit;
    }

    @Test
    void aQuestionIsAnsweredByASentenceWithItsFileAndLine() {
        assertThat(run("what", "does", "a", "heron", "eat?", "Where", "are", "walruses?"))
                .isZero();
        assertThat(out)
                .contains("what does a heron eat?", "A heron eats small fish before noon.", "docs/deep/herons.md:6")
                .contains("Where are walruses?", "It keeps walruses.", "README.md:3");
        assertThat(err).isEmpty();
    }

    @Test
    void aContextIsShownWithThePlacesItsNumbersStandFor() {
        assertThat(run("what does a heron eat?")).isZero();
        assertThat(out)
                .containsPattern("(?s)what a model would read.*\\[1\\] .*A heron eats \\*small\\* fish before noon")
                .containsPattern("\\[1\\] docs/deep/herons.md:\\d+  Food")
                .containsPattern("\\d+ of 200 tokens");
    }

    @Test
    void aModelThatIsNamedMakesVectors() {
        assertThat(run("--embedder", "hashing", "what does a heron eat?")).isZero();
        assertThat(out).containsPattern("vectors +\\d+ of hashing-256").contains("docs/deep/herons.md:6");
        assertThat(run("--embedder", "oracle")).isEqualTo(1);
        assertThat(err).contains("there is no model 'oracle'").hasLineCount(1);
    }

    @Test
    void theCorrectedFactIsAnsweredAsOfBeforeAndAfter() {
        assertThat(run()).isZero();
        assertThat(out)
                .containsPattern("at the snapshot +today +The Eiffel Tower is 312 m tall\\.")
                .containsPattern("now +when it opened +The Eiffel Tower is 312 m tall\\.")
                .containsPattern("now +today +The Eiffel Tower is 330 m tall\\.")
                .contains("proved")
                .doesNotContain("NOT PROVED")
                .containsPattern("answered, 2 proofs checked in \\d+\\.\\d\\d s");
    }

    @Test
    void aStoreThatIsKeptIsNotWrittenTwiceAndForgetsWhatIsGone() throws IOException {
        String store = temp.resolve("store").toString();
        assertThat(run("--store", store)).isZero();
        assertThat(out).contains("2 written, 0 unchanged");
        assertThat(run("--store", store)).isZero();
        assertThat(out).contains("nothing new");

        Files.move(root.resolve("README.md"), root.resolve("CHANGELOG.md"));
        Files.writeString(root.resolve("CHANGELOG.md"), "# Another project\n\nIt keeps llamas.\n");
        assertThat(run("--store=" + store, "Where are walruses?")).isZero();
        assertThat(out)
                .contains("1 written, 1 unchanged, 1 taken back")
                .contains("The documentation says nothing of this.");
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        assertThat(run("--stor", "x")).isEqualTo(1);
        assertThat(err).contains("unknown option --stor").hasLineCount(1);
        root = Files.createDirectories(temp.resolve("empty"));
        assertThat(run()).isEqualTo(1);
        assertThat(err).contains("no documentation in", "-Daimos.root");
    }

    @Test
    void aDirectoryWithOtherFilesIsNotMadeAStore() throws IOException {
        assertThat(run("--store", root.toString())).isEqualTo(1);

        assertThat(err).contains("has files but no store in it");
        assertThat(root.resolve("journal")).doesNotExist();
    }
}
