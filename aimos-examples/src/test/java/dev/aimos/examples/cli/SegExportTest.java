package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence graph out of one store and into another, from the command line. */
class SegExportTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok("seg:add", "--predicate", "height", "--functional");
        cli.ok("seg:add", "Eiffel Tower", "height", "330 m", "--from", "2022-03-15");
        cli.ok("seg:add", "Eiffel Tower", "height", "312 m", "--from", "2022-03-15");
        cli.ok("seg:add", "Louvre", "in", "Paris", "--object-entity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "graphml"})
    void whatIsExportedCanBeImported(String format) throws IOException {
        Path file = temp.resolve("graph." + format);
        assertThat(cli.ok("seg:export", "--output", file.toString()).out()).startsWith(format + ", ");

        Cli other = new Cli(temp.resolve("other"));
        assertThat(other.ok("seg:import", file.toString()).out())
                .startsWith("7 items: 7 created, 0 updated, 0 unchanged; the store is at transaction 1\n")
                .contains("1 open contradiction");
        JsonNode again = other.json("seg:import", file.toString());
        assertThat(again.get("unchanged").asInt()).isEqualTo(7);
        assertThat(other.json("seg:query", "Eiffel Tower", "height", "?h").get("items"))
                .hasSize(2);
        assertThat(items(other)).isEqualTo(items(cli));

        Cli piped = new Cli(temp.resolve("piped")).stdin(Files.readAllBytes(file));
        assertThat(piped.json("seg:import", "-", "--format", format)
                        .get("created")
                        .asInt())
                .isEqualTo(7);
    }

    /** What is exported, but for when it was recorded. */
    private static String items(Cli cli) {
        StringBuilder items = new StringBuilder();
        cli.json("seg:export")
                .get("items")
                .forEach(entry -> items.append(entry.get("item"))
                        .append(entry.get("validFrom"))
                        .append(entry.get("validTo"))
                        .append('\n'));
        return items.toString();
    }

    @ParameterizedTest
    @CsvSource({"dot,digraph aimos {", "mermaid,flowchart LR", "prov-json,'{\"'", "json,'{\"basis\":'", "graphml,<?xml"
    })
    void everyFormatGoesToStandardOutput(String format, String start) {
        assertThat(cli.ok("seg:export", "--format", format).out())
                .startsWith(start)
                .contains("Louvre");
    }

    @Test
    void aPartIsWhatCanBeReached() {
        assertThat(cli.ok("seg:export", "--format", "dot", "--around", "Paris").out())
                .contains("\"Paris\"", "\"louvre in Paris\"", "style=\"filled,dashed\"")
                .doesNotContain("Eiffel");
        assertThat(cli.ok("seg:export", "--format", "dot", "--around", "Paris", "--depth", "2")
                        .out())
                .contains("\"Louvre in Paris\"")
                .doesNotContain("Eiffel");
        assertThat(cli.ok("seg:export", "--format", "dot", "--as-of", "1").out())
                .doesNotContain("Eiffel");
    }

    @Test
    void aFileIsNeverOverwritten() throws IOException {
        Path file = Files.writeString(temp.resolve("mine.dot"), "x");
        assertThat(cli.run("seg:export", "--output", file.toString()).exit()).isEqualTo(Exit.USAGE);
        assertThat(file).hasContent("x");
        JsonNode written =
                cli.json("seg:export", "--output", temp.resolve("new.dot").toString());
        assertThat(written.get("format").asText()).isEqualTo("dot");
        assertThat(written.get("bytes").asLong()).isEqualTo(Files.size(temp.resolve("new.dot")));
    }

    @Test
    void aMalformedFileIsRefusedWholeAndThePlaceIsNamed() throws IOException {
        String document = cli.ok("seg:export").out();
        Path file = Files.writeString(
                temp.resolve("bad.json"),
                document.replace("\"name\":\"Louvre\"", "\"name\":7"),
                StandardCharsets.UTF_8);
        Cli other = new Cli(temp.resolve("other"));
        other.ok("atoms:create", "k", "--text", "t");
        Cli.Result refused = other.run("seg:import", file.toString(), "--json");
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.error().get("code").asText()).isEqualTo("import-malformed");
        assertThat(refused.error().get("message").asText()).contains("bad.json: item ", "line ");
        assertThat(other.json("status").get("tx").asInt()).isEqualTo(1);
    }
}
