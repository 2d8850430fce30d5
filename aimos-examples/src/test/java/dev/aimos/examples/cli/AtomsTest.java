package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomsTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
    }

    @Test
    void whatIsCreatedIsShownWithAllThatWasSaidOfIt() {
        JsonNode written = cli.json(
                "atoms:create",
                "tower",
                "--text",
                "330 m",
                "--tag",
                "facts=0.5",
                "--tag",
                "paris",
                "--meta",
                "n=7",
                "--meta",
                "who=me",
                "--valid-from",
                "2022-03-15",
                "--valid-to",
                "2100-01-01",
                "--policy",
                "pii");
        assertThat(written.get("outcome").asText()).isEqualTo("created");
        assertThat(written.get("recorded").get("tx").asInt()).isEqualTo(1);

        JsonNode atom = cli.json("atoms:get", "tower");
        assertThat(atom.get("text").asText()).isEqualTo("330 m");
        assertThat(atom.get("tags").toString()).isEqualTo("{\"facts\":0.5,\"paris\":1.0}");
        assertThat(atom.get("metadata").toString()).isEqualTo("{\"n\":7,\"who\":\"me\"}");
        assertThat(atom.get("policies").toString()).isEqualTo("[\"pii\"]");
        assertThat(atom.get("modality").asText()).isEqualTo("text");
        assertThat(cli.ok("atoms:get", "tower").out())
                .contains("tower", "330 m", "facts=0.5, paris", "[2022-03-15, 2100-01-01)");
    }

    @Test
    void creatingTheSameAgainChangesNothing() {
        cli.ok("atoms:create", "k", "--text", "t");
        assertThat(cli.ok("atoms:create", "k", "--text", "t").out()).startsWith("unchanged k");
        assertThat(cli.ok("atoms:create", "k", "--text", "u").out()).startsWith("updated k in transaction 2");
    }

    @Test
    void withoutAKeyTheHashOfTheContentIsTheKey() {
        assertThat(cli.json("atoms:create", "--text", "t").get("key").asText()).startsWith("sha256:");
    }

    @Test
    void bytesComeBackAsTheyWent() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        Path file = temp.resolve("x.bin");
        Files.write(file, bytes);
        cli.ok("atoms:create", "bin", "--file", file.toString());
        cli.stdin(bytes).ok("atoms:create", "in", "--stdin", "--media-type", "image/png");

        assertThat(cli.ok("atoms:get", "bin", "--raw").bytes()).isEqualTo(bytes);
        assertThat(cli.json("atoms:get", "in").get("modality").asText()).isEqualTo("image");
        assertThat(Base64.getDecoder()
                        .decode(cli.json("atoms:get", "in").get("base64").asText()))
                .isEqualTo(bytes);

        Path copy = temp.resolve("copy");
        cli.ok("atoms:get", "bin", "--out", copy.toString());
        assertThat(copy).hasBinaryContent(bytes);
        Cli.Result again = cli.run("atoms:get", "bin", "--out", copy.toString());
        assertThat(again.exit()).isEqualTo(Exit.USAGE);
        assertThat(again.err()).contains("exists");
    }

    @Test
    void textFromStandardInputIsTextAndOtherEncodingsAreRefused() {
        cli.stdin("grüße\n".getBytes(StandardCharsets.UTF_8)).ok("atoms:create", "k", "--stdin");
        assertThat(cli.ok("atoms:get", "k", "--raw").out()).isEqualTo("grüße\n");

        Cli.Result bad = cli.stdin(new byte[] {'a', (byte) 0xff}).run("atoms:create", "k", "--stdin");
        assertThat(bad.exit()).isEqualTo(Exit.USAGE);
        assertThat(bad.err()).contains("standard input:1", "UTF-8");
    }

    @Test
    void aUriIsKeptAndNeverFollowed() {
        cli.ok("atoms:create", "link", "--uri", "https://example.org/cat.png");
        JsonNode atom = cli.json("atoms:get", "link");
        assertThat(atom.get("uri").asText()).isEqualTo("https://example.org/cat.png");
        assertThat(atom.get("mediaType").asText()).isEqualTo("image/png");

        assertThat(cli.run("atoms:create", "link", "--uri", "not a uri").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void theContentIsGivenExactlyOnce() {
        assertThat(cli.run("atoms:create", "k").err()).contains("give the content once");
        assertThat(cli.run("atoms:create", "k", "--text", "a", "--stdin").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aKeyThatShowsNothingIsAFinding() {
        cli.ok("atoms:create", "k", "--text", "t");
        Cli.Result people = cli.run("atoms:get", "nobody");
        assertThat(people.exit()).isEqualTo(Exit.FINDING);
        assertThat(people.err()).contains("'nobody' shows nothing");

        Cli.Result json = cli.run("atoms:get", "nobody", "--json");
        assertThat(json.error().get("code").asText()).isEqualTo("not-found");
        assertThat(json.error().get("retryable").asBoolean()).isFalse();
        assertThat(cli.run("atoms:history", "nobody").exit()).isEqualTo(Exit.FINDING);
    }

    @Test
    void bothTimesCanBeAskedAbout() {
        cli.ok("atoms:create", "tower", "--text", "312 m", "--valid-from", "1889-03-31");
        cli.ok("atoms:create", "tower", "--text", "330 m", "--valid-from", "2022-03-15");

        assertThat(cli.json("atoms:get", "tower").get("text").asText()).isEqualTo("330 m");
        assertThat(cli.json("atoms:get", "tower", "--valid-at", "1900-01-01")
                        .get("text")
                        .asText())
                .isEqualTo("312 m");
        assertThat(cli.json("atoms:get", "tower", "--as-of", "1").get("text").asText())
                .isEqualTo("312 m");
        assertThat(cli.json("atoms:get", "tower", "--as-of", "tx:2").get("text").asText())
                .isEqualTo("330 m");
        assertThat(cli.run("atoms:get", "tower", "--valid-at", "1800-01-01").exit())
                .isEqualTo(Exit.FINDING);
        assertThat(cli.run("atoms:get", "tower", "--as-of", "2001-01-01").exit())
                .isEqualTo(Exit.FINDING);
        assertThat(cli.run("atoms:get", "tower", "--as-of", "99").exit()).isEqualTo(Exit.USAGE);

        JsonNode history = cli.json("atoms:history", "tower").get("items");
        assertThat(history.size()).isGreaterThanOrEqualTo(2);
        assertThat(cli.ok("atoms:history", "tower").out()).contains("312 m", "330 m", "2022-03-15");
    }

    @Test
    void aRetractionLeavesHistory() {
        cli.ok("atoms:create", "k", "--text", "t", "--valid-from", "2000-01-01");
        assertThat(cli.json("atoms:retract", "k", "--from", "2010-01-01", "--to", "2011-01-01")
                        .get("outcome")
                        .asText())
                .isEqualTo("retracted");
        assertThat(cli.run("atoms:get", "k", "--valid-at", "2010-06-01").exit()).isEqualTo(Exit.FINDING);
        assertThat(cli.run("atoms:get", "k").exit()).isEqualTo(Exit.OK);

        cli.ok("atoms:retract", "k");
        assertThat(cli.run("atoms:get", "k").exit()).isEqualTo(Exit.FINDING);
        assertThat(cli.ok("atoms:retract", "k").out()).contains("nothing to take back");
        assertThat(cli.run("atoms:history", "k").exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("atoms:retract", "k", "--from", "2011-01-01", "--to", "2010-01-01")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void erasureIsConfirmedAndLeavesNoByte() throws IOException {
        cli.ok("atoms:create", "k", "--text", "zanzibar");
        Cli.Result refused = cli.run("atoms:erase", "k");
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("--yes");
        cli.terminals(true, false, false).stdin("no\n".getBytes(StandardCharsets.UTF_8));
        assertThat(cli.run("atoms:erase", "k").err()).contains("Type yes", "nothing was erased");
        assertThat(cli.run("atoms:get", "k").exit()).isEqualTo(Exit.OK);

        cli.stdin("yes\n".getBytes(StandardCharsets.UTF_8));
        assertThat(cli.run("atoms:erase", "k").out()).contains("erased 1 version in");
        assertThat(cli.run("atoms:get", "k").exit()).isEqualTo(Exit.FINDING);
        assertThat(cli.run("atoms:erase", "k", "--yes").exit()).isEqualTo(Exit.FINDING);
        try (var files = Files.walk(cli.store())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("zanzibar");
            }
        }
        assertThat(cli.json("verify").get("passed").asBoolean()).isTrue();
    }

    @Test
    void aListIsFilteredAndGoesOnAtItsCursor() {
        for (int i = 0; i < 7; i++) {
            cli.ok(
                    "atoms:create",
                    "k" + i,
                    "--text",
                    "t" + i,
                    "--tag",
                    i % 2 == 0 ? "even" : "odd",
                    "--meta",
                    "n=" + i);
        }
        assertThat(cli.json("atoms:list", "--tag", "even").get("items")).hasSize(4);
        assertThat(cli.json("atoms:list", "--meta", "n=3").get("items")).hasSize(1);
        assertThat(cli.json("atoms:list", "--prefix", "k6").get("items")).hasSize(1);
        assertThat(cli.json("atoms:list", "--modality", "IMAGE").get("items")).isEmpty();
        assertThat(cli.json("atoms:list", "--as-of", "3").get("items")).hasSize(3);

        JsonNode first = cli.json("atoms:list", "--limit", "3");
        assertThat(first.get("items")).hasSize(3);
        JsonNode second = cli.json(
                "atoms:list", "--limit", "3", "--cursor", first.get("next").asText());
        assertThat(second.get("items").get(0).get("key").asText()).isEqualTo("k3");
        JsonNode all = cli.json("atoms:list", "--limit", "3", "--all");
        assertThat(all.get("items")).hasSize(7);
        assertThat(all.get("next").isNull()).isTrue();
        assertThat(cli.ok("atoms:list", "--limit", "3").out())
                .contains("--cursor " + first.get("next").asText().substring(0, 2));
        assertThat(cli.run("atoms:list", "--cursor", "rubbish").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aTagOrMemberGivenTwiceIsRefusedRatherThanOneOfThemDropped() {
        assertThat(cli.run("atoms:create", "k", "--text", "t", "--meta", "a=1", "--meta", "a=2")
                        .err())
                .contains("--meta names 'a' twice");
        assertThat(cli.run("atoms:create", "k", "--text", "t", "--tag", "a", "--tag", "a=0.5")
                        .err())
                .contains("--tag names 'a' twice");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aFileWrittenOutIsAsReadableAsAnyOther() throws IOException {
        cli.ok("atoms:create", "k", "--text", "t");
        Path out = temp.resolve("out");
        cli.ok("atoms:get", "k", "--out", out.toString());
        Path other = Files.writeString(temp.resolve("other"), "x");
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "a file system with permissions");

        assertThat(Files.getPosixFilePermissions(out)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void anErrorHasItsMembersInOneOrder() {
        cli.ok("atoms:create", "k", "--text", "t");

        assertThat(cli.run("atoms:get", "other", "--json").err())
                .startsWith("{\"error\":{\"code\":\"not-found\",\"message\":")
                .endsWith(",\"retryable\":false}}\n");
    }
}
