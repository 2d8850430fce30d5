package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    @TempDir
    Path temp;

    private Path docs;
    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        docs = Files.createDirectories(temp.resolve("docs"));
        cli = new Cli(temp.resolve("store"));
        write("b.md", "---\ntitle: x\n---\n\n# The *second* page\n\nIt speaks of walruses.\n");
        write("a.txt", "Plain words about herons.\n");
        write("deep/er/c.MD", "no heading, but otters\n");
        write(".hidden.md", "secret");
        write("image.png", "not text");
        write("facts.jsonl", """
                {"key": "tower", "title": "Height", "text": "330 m", "tags": ["facts"], "metadata": {"n": 1, "big": [true, null]}}

                {"key": "bridge", "text": "1,280 m", "tags": {"facts": 0.5}, "validFrom": "1937-05-27", "validTo": "2100-01-01T00:00:00Z"}
                """);
    }

    private void write(String name, String text) throws IOException {
        Path file = docs.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        cli.json("atoms:list")
                .get("items")
                .forEach(item -> keys.add(item.get("key").asText()));
        return keys;
    }

    @Test
    void aDirectoryBecomesOneAtomForEachFileAndLine() {
        JsonNode result = cli.json("ingest", docs.toString());

        assertThat(keys()).containsExactly("a.txt", "b.md", "bridge", "deep/er/c.MD", "tower");
        assertThat(result.get("created").asInt()).isEqualTo(5);
        assertThat(result.get("files").asInt()).isEqualTo(4);
        assertThat(result.get("skipped").toString()).contains(".hidden.md", "hidden", "image.png");
        JsonNode page = cli.json("atoms:get", "b.md");
        assertThat(page.get("mediaType").asText()).isEqualTo("text/markdown");
        assertThat(page.get("metadata").get("title").asText()).isEqualTo("The second page");
        assertThat(page.get("metadata").get("path").asText()).isEqualTo("b.md");
        assertThat(cli.json("atoms:get", "a.txt").get("mediaType").asText()).isEqualTo("text/plain");
    }

    @Test
    void aLineOfJsonKeepsAllItSays() {
        cli.ok("ingest", docs.toString());

        JsonNode tower = cli.json("atoms:get", "tower");
        assertThat(tower.get("text").asText()).isEqualTo("330 m");
        assertThat(tower.get("metadata").toString()).isEqualTo("{\"big\":[true,null],\"n\":1,\"title\":\"Height\"}");
        assertThat(tower.get("tags").toString()).isEqualTo("{\"facts\":1.0}");
        JsonNode bridge = cli.json("atoms:get", "bridge");
        assertThat(bridge.get("tags").toString()).isEqualTo("{\"facts\":0.5}");
        assertThat(bridge.get("valid").toString())
                .isEqualTo("{\"from\":\"1937-05-27T00:00:00Z\",\"to\":\"2100-01-01T00:00:00Z\"}");
    }

    @Test
    void doingItAgainWritesNothingAndSaysSo() throws IOException {
        cli.ok("ingest", docs.toString());
        long tx = cli.json("status").get("tx").asLong();

        assertThat(cli.ok("ingest", docs.toString()).out()).contains("nothing new, 5 atoms unchanged");
        assertThat(cli.json("status").get("tx").asLong()).isEqualTo(tx);

        write("a.txt", "Now about storks.\n");
        JsonNode again = cli.json("ingest", docs.toString());
        assertThat(again.get("updated").asInt()).isEqualTo(1);
        assertThat(again.get("unchanged").asInt()).isEqualTo(4);
    }

    @Test
    void theSameFilesUnderTheSameClockGiveTheSameJournal() {
        Cli other = new Cli(temp.resolve("other"));
        cli.ok("ingest", docs.toString());
        other.ok("ingest", docs.toString());

        assertThat(cli.json("status").get("root"))
                .isEqualTo(other.json("status").get("root"));
    }

    @Test
    void aFileNamedIsKnownByItsNameAndOptionsApplyToAll() {
        cli.ok(
                "ingest",
                docs.resolve("deep/er/c.MD").toString(),
                "--prefix",
                "notes/",
                "--tag",
                "animals=0.25",
                "--meta",
                "year=2024",
                "--valid-from",
                "2001-02-03");

        JsonNode atom = cli.json("atoms:get", "notes/c.MD");
        assertThat(atom.get("tags").toString()).isEqualTo("{\"animals\":0.25}");
        assertThat(atom.get("metadata").get("year").asInt()).isEqualTo(2024);
        assertThat(atom.get("valid").get("from").asText()).isEqualTo("2001-02-03T00:00:00Z");
    }

    @Test
    void symbolicLinksAndTheStoreItselfAreLeftOut() throws IOException {
        Files.createSymbolicLink(docs.resolve("link.md"), temp.resolve("elsewhere.md"));
        Files.createSymbolicLink(docs.resolve("loop"), docs);
        Cli inside = new Cli(docs.resolve("store"));
        inside.ok("ingest", docs.toString());

        String skipped = inside.json("ingest", docs.toString()).get("skipped").toString();
        assertThat(skipped).contains("link.md", "loop", "symbolic link", "the store itself");
    }

    @Test
    void twoFilesOfOneKeyAreRefusedBeforeAnythingIsWritten() throws IOException {
        write("one/x.md", "1");
        write("two/x.md", "2");
        Cli.Result result = cli.run(
                "ingest", docs.resolve("one").toString(), docs.resolve("two").toString());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("x.md", "--prefix");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aFileOfAnUnknownKindIsRefusedIfItIsNamed() {
        Cli.Result result = cli.run("ingest", docs.resolve("image.png").toString());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("image.png", "atoms:create");
    }

    @Test
    void manyLinesAreWrittenInBoundedBatches() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append("{\"key\": \"k%04d\", \"text\": \"number %d\"}\n".formatted(i, i));
        }
        write("many/many.jsonl", lines.toString());

        JsonNode result = cli.json("ingest", docs.resolve("many").toString());
        assertThat(result.get("created").asInt()).isEqualTo(2_500);
        assertThat(result.get("tx").asInt()).isEqualTo(3);
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() throws IOException {
        Files.write(docs.resolve("a.txt"), "\ufeffplain".getBytes(StandardCharsets.UTF_8));
        cli.ok("ingest", docs.resolve("a.txt").toString());

        assertThat(cli.ok("atoms:get", "a.txt", "--raw").out()).isEqualTo("plain");
    }

    @Test
    void anEmptyDirectoryAndAnEmptyFileAreNoErrors() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertThat(cli.ok("ingest", empty.toString()).out()).contains("0 files: nothing new");

        Files.writeString(empty.resolve("e.md"), "");
        Files.writeString(empty.resolve("e.jsonl"), "");
        assertThat(cli.json("ingest", empty.toString()).get("created").asInt()).isEqualTo(1);
        assertThat(cli.ok("atoms:get", "e.md", "--raw").out()).isEmpty();
    }

    @Test
    void progressIsShownOnlyToAPersonAndIsWipedAfterwards() {
        Cli.Result result = cli.terminals(false, false, true).run("ingest", docs.toString());

        assertThat(result.err()).contains("ingest ").endsWith("\r\u001b[K");
        assertThat(result.out()).doesNotContain("\u001b");
    }
}
