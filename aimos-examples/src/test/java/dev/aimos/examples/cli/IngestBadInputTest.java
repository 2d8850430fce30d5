package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.ByteArrayInputStream;
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

class IngestBadInputTest {
    private static final String GOOD_BAD_GOOD = """
            {"key": "first", "text": "good"}
            {"key": "second", "text": 7}
            {"key": "third", "text": "good"}
            """;

    @TempDir
    Path temp;

    private Cli cli;
    private Path file;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        file = temp.resolve("in.jsonl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|2:1|each line is one JSON object",
                "[1]|2:1|each line is a JSON object",
                "{\"key\": \"k\"}|2:1|needs \"key\" and \"text\"",
                "{\"key\": \"k\", \"text\": null}|2:22|takes strings",
                "{\"key\": \"k\", \"text\": \"t\", \"body\": 1}|2:27|unknown member 'body'",
                "{\"key\": \"k\", \"text\": \"t\", \"tags\": 1}|2:35|list of names",
                "{\"key\": \"k\", \"text\": \"t\", \"tags\": {\"a\": \"b\"}}|2:41|from 0 to 1",
                "{\"key\": \"k\", \"text\": \"t\", \"tags\": {\"a\": 2}}|2:1|from 0 to 1",
                "{\"key\": \"k\", \"text\": \"t\", \"validFrom\": \"yesterday\"}|2:40|2024-01-31",
                "{\"key\": \"k\", \"text\": \"t\", \"metadata\": {\"n\": 12345678901234567890}}|2:|as a string",
                "{\"key\": \"k\", \"text\": \"t\", \"metadata\": {\"n\": 1, \"n\": 2}}|2:|Duplicate",
                "{\"key\": \"k\", \"text\": \"t\"} {}|2:27|more behind it",
                "{\"key\": \"k\", \"text\": \"t|2:|each line is one JSON object",
                "{\"key\": \"k\", \"text\": \"\\ud800\"}|2:|",
            })
    void aBadLineIsNamedByFileLineAndColumn(String line, String where, String message) throws IOException {
        Files.writeString(file, "{\"key\": \"first\", \"text\": \"good\"}\n" + line + "\n");
        Cli.Result result = cli.run("ingest", file.toString());

        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("in.jsonl:" + where).contains(message == null ? "" : message);
        assertThat(result.err()).contains("--skip-bad").doesNotContain("\tat ");
        assertThat(result.err().strip().lines()).hasSize(1);
    }

    @Test
    void whatComesBeforeABadLineIsStoredAndNothingAfterIt() throws IOException {
        Files.writeString(file, GOOD_BAD_GOOD);
        Cli.Result result = cli.run("ingest", file.toString(), "--json");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.error().get("code").asText()).isEqualTo("bad-atom");
        assertThat(cli.json("atoms:get", "first").get("text").asText()).isEqualTo("good");
        assertThat(cli.run("atoms:get", "third").exit()).isEqualTo(Exit.FINDING);
    }

    @Test
    void skipBadGoesOnAndReports() throws IOException {
        Files.writeString(file, GOOD_BAD_GOOD);
        Cli.Result result = cli.run("ingest", file.toString(), "--skip-bad", "--json");

        assertThat(result.exit()).isEqualTo(Exit.FINDING);
        JsonNode bad = result.json().get("bad");
        assertThat(bad).hasSize(1);
        assertThat(bad.get(0).get("where").asText()).endsWith("in.jsonl:2:27");
        assertThat(result.json().get("created").asInt()).isEqualTo(2);
    }

    @Test
    void aDraftThatTheStoreRefusesIsTracedToItsLine() throws IOException {
        String key = "k".repeat(600);
        Files.writeString(file, GOOD_BAD_GOOD.replace("\"second\", \"text\": 7", "\"" + key + "\", \"text\": \"7\""));
        Cli.Result result = cli.run("ingest", file.toString(), "--skip-bad", "--json");

        assertThat(result.exit()).isEqualTo(Exit.FINDING);
        assertThat(result.json().get("bad").get(0).get("where").asText()).endsWith("in.jsonl:2:1");
        assertThat(result.json().get("created").asInt()).isEqualTo(2);
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
        Path latin = temp.resolve("latin.txt");
        Files.write(latin, "one\ntwo caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Cli.Result result = cli.run("ingest", latin.toString());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("latin.txt:2: byte 12 (0xe9) is not valid UTF-8", "iconv");
    }

    @Test
    void aLongLineIsReadAndATooLongOneIsRefusedWithoutHoldingIt() throws Exception {
        String longText = "word ".repeat(400_000);
        Files.writeString(file, "{\"key\": \"long\", \"text\": \"" + longText + "\"}\n");
        cli.ok("ingest", file.toString());
        assertThat(cli.ok("atoms:get", "long", "--raw").out()).isEqualTo(longText);

        byte[] lines = ("a".repeat(200_000) + "\nshort\n").getBytes(StandardCharsets.UTF_8);
        try (Lines read = new Lines(new ByteArrayInputStream(lines), "x", 1_000)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(read::next)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("200,000 bytes, more than 1,000");
            assertThat(read.next()).isEqualTo("short");
            assertThat(read.where(1)).isEqualTo("x:2:1");
            assertThat(read.next()).isNull();
        }
    }

    @Test
    void aMissingPathIsNamed() {
        Cli.Result result = cli.run("ingest", temp.resolve("nowhere").toString());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("no such file or directory", "nowhere");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void whatIsWrongIsToldInTheWordsOfTheInputNotOfTheParser() throws IOException {
        Files.writeString(file, """
                {
                {"key": "k", "text": "t", "tags": {"a": NaN}}
                {"key": "k", "text": 7}
                {"key": "k", "text": [7]}
                {"key": "k", "text": "t", "metadata": {"a": %s}}
                """.formatted("[".repeat(5_000)));
        Cli.Result result = cli.run("ingest", file.toString(), "--skip-bad");

        assertThat(result.exit()).isEqualTo(Exit.FINDING);
        assertThat(result.out())
                .contains("in.jsonl:1:", "in.jsonl:2:", "in.jsonl:5:", "not a number", "not a list")
                .doesNotContain("Feature", "Source:", "Constraints", "value_number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\": \"k\", \"text\": \"t\", \"title\": \"T\", \"metadata\": {\"title\": \"U\"}}",
                "{\"key\": \"k\", \"metadata\": {\"title\": \"U\"}, \"title\": \"T\", \"text\": \"t\"}"
            })
    void twoTitlesAreRefusedInWhateverOrder(String line) throws IOException {
        Files.writeString(file, line + "\n");

        assertThat(cli.run("ingest", file.toString()).err()).contains("the title is given twice");
    }

    @Test
    void theTitleOfALineReplacesThatOfTheRunWhereverItStands() throws IOException {
        Files.writeString(file, """
                {"key": "a", "text": "t", "title": "A"}
                {"key": "b", "text": "t", "metadata": {"title": "B"}}
                {"key": "c", "text": "t"}
                """);
        cli.ok("ingest", file.toString(), "--meta", "title=Run");

        assertThat(cli.json("atoms:get", "a").at("/metadata/title").asText()).isEqualTo("A");
        assertThat(cli.json("atoms:get", "b").at("/metadata/title").asText()).isEqualTo("B");
        assertThat(cli.json("atoms:get", "c").at("/metadata/title").asText()).isEqualTo("Run");
    }

    @Test
    void anEmptyPathIsRefusedRatherThanTakenForTheCurrentDirectory() {
        Cli.Result result = cli.run("ingest", "");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("empty path");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aFileWhoseNameCannotBeReadIsBadInputAndNotStoredUnderAnotherName() throws IOException {
        Path notes = Files.createDirectory(temp.resolve("notes"));
        Files.writeString(notes.resolve("good.md"), "good");
        Files.writeString(notes.resolve("caf\ufffd.md"), "bad");

        Cli.Result refused = cli.run("ingest", notes.toString());
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("cannot be read in the encoding", "nothing was stored");
        assertThat(cli.store()).doesNotExist();

        Cli.Result skipped = cli.run("ingest", notes.toString(), "--skip-bad");
        assertThat(skipped.exit()).isEqualTo(Exit.FINDING);
        assertThat(skipped.out()).contains("cannot be read in the encoding", "1 file: 1 created");
    }

    @Test
    void aDirectoryWithoutPermissionIsBadInput() throws IOException {
        Path notes = Files.createDirectory(temp.resolve("notes"));
        Files.writeString(notes.resolve("good.md"), "good");
        Path closed = Files.createDirectory(notes.resolve("closed"));
        assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "permissions bind this user");

        assertThat(cli.run("ingest", notes.toString()).exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.store()).doesNotExist();
        Cli.Result skipped = cli.run("ingest", notes.toString(), "--skip-bad");
        assertThat(skipped.exit()).isEqualTo(Exit.FINDING);
        assertThat(skipped.out()).contains("no permission to read this directory", "1 created");
    }

    @Test
    void anImpossibleTagIsTheFaultOfTheCommandNotOfEveryLine() throws IOException {
        Files.writeString(file, GOOD_BAD_GOOD);
        Cli.Result result = cli.run("ingest", file.toString(), "--skip-bad", "--tag", "a=7");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("the weight of tag 'a'");
        assertThat(cli.store()).doesNotExist();
    }
}
