package dev.aimos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {
    @TempDir
    Path temp;

    @Test
    void theFirstSnippetPrintsTheOutputShownBelowIt() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String code =
                block(readme, "java").replace("Path.of(\"memory\")", "Path.of(\"" + temp.resolve("memory") + "\")");
        Snippets.Ran ran = Snippets.run(code);

        assertThat(ran.problems()).isEmpty();
        assertThat(ran.out()).isEqualTo(block(readme, "text"));
        assertThat(temp.resolve("memory")).isDirectory();
    }

    private static String block(String markdown, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(markdown);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }
}
