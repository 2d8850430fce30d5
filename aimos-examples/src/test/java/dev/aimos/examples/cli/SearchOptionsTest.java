package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Times;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchOptionsTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "--mode, hybird, did you mean hybrid?",
        "--level, sentences, did you mean sentence?",
        "--fusion, minmx, did you mean minmax?",
        "--fusion, rff, did you mean rrf?",
        "--match, phrases, did you mean phrase?",
        "--rerank, mrm, did you mean mmr?",
        "--lexical-weight, 2, from 0 to 1",
        "--graph, often, a weight from 0 to 1",
        "--graph, 2, from 0.0 to 1.0",
        "--timeout, soon, 500ms",
        "--timeout, 0s, longer than zero",
        "--window, -1, 0 or more",
        "--limit, 0, at least 1",
    })
    void aWrongWordIsRefusedBeforeAnyStoreIsOpened(String option, String value, String hint) {
        Cli cli = new Cli(temp.resolve("none"));
        Cli.Result result = cli.run("hhni:query", "x", option + "=" + value);

        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains(hint);
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void optionsThatExcludeEachOtherAreRefused() {
        Cli cli = new Cli(temp.resolve("none"));
        assertThat(cli.run("hhni:query", "x", "--title", "--mode", "vector").err())
                .contains("--title");
        assertThat(cli.run("hhni:query", "--queries", "f", "--run", "-", "--explain")
                        .err())
                .contains("--explain");
        assertThat(cli.run("hhni:build", "--reembed").err()).contains("--embedder");
        assertThat(cli.run("ingest", ".", "--embedder", "minlm").err()).contains("did you mean minilm?");
        assertThat(cli.run("ingest", ".", "--as", "cat").err()).contains("did you mean chat?");
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "2s, 2000", "1.5m, 90000", "1h, 3600000", "PT3S, 3000"})
    void aLengthOfTimeIsReadAsPeopleWriteIt(String written, long millis) {
        assertThat(Times.duration(written)).isEqualTo(Duration.ofMillis(millis));
    }
}
