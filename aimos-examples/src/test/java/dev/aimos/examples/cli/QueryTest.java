package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok(
                "atoms:create",
                "animals/heron",
                "--text",
                "The heron stands still. It waits for fish.",
                "--tag",
                "bird");
        cli.ok("atoms:create", "animals/otter", "--text", "The otter swims. It hunts for fish, and plays.");
        cli.ok("atoms:create", "a key with blanks", "--text", "fish fish fish", "--meta", "title=Three fish");
    }

    @Test
    void hitsAreRankedAndShowTheSentenceThatMatches() {
        JsonNode found = cli.json("query", "otter", "hunts");

        JsonNode best = found.get("items").get(0);
        assertThat(best.get("key").asText()).isEqualTo("animals/otter");
        assertThat(best.get("rank").asInt()).isEqualTo(1);
        assertThat(best.get("score").asDouble()).isBetween(0.0, 1.0);
        assertThat(best.get("snippet").asText()).isEqualTo("It hunts for fish, and plays.");
        assertThat(best.get("atom").get("contentHash").asText()).startsWith("sha256:");
        assertThat(found.get("basis").get("tx").asInt()).isEqualTo(3);
        assertThat(cli.ok("query", "fish").out()).contains("animals/heron", "Three fish", "It waits for fish.");
    }

    @Test
    void matchedWordsStandOutOnATerminalUnlessColoursAreUnwanted() {
        cli.terminals(false, true, false);
        assertThat(cli.run("query", "otter").out()).contains("\u001b[1motter\u001b[0m");

        cli.environment(Map.of("NO_COLOR", "1"));
        assertThat(cli.run("query", "otter").out()).doesNotContain("\u001b");
    }

    @Test
    void nothingFoundIsNoError() {
        assertThat(cli.ok("query", "zebra").out()).isEqualTo("nothing found\n");
        assertThat(cli.json("query", "zebra").get("items")).isEmpty();
    }

    @Test
    void theTextIsTextAndNoSyntax() {
        for (String text : new String[] {"\"", "a AND", "key:*", "(((", "~1 ^2", "\\", "'; DROP", "\u0000", "🦦"}) {
            assertThat(cli.run("query", text).exit()).as(text).isEqualTo(Exit.OK);
        }
        assertThat(cli.run("query", "--", "-otter").out()).contains("animals/otter");
        Cli.Result option = cli.run("query", "-otter");
        assertThat(option.exit()).isEqualTo(Exit.USAGE);
        assertThat(option.err()).contains("goes after --");
    }

    @Test
    void filtersAndMomentsApply() {
        assertThat(cli.json("query", "fish", "--tag", "bird").get("items")).hasSize(1);
        assertThat(cli.json("query", "fish", "--prefix", "animals/").get("items"))
                .hasSize(2);
        assertThat(cli.json("query", "fish", "--limit", "1").get("items")).hasSize(1);
        assertThat(cli.json("query", "fish", "--as-of", "1").get("items")).hasSize(1);
        assertThat(cli.json("query", "fish", "--valid-at", "2000-01-01").get("items"))
                .isEmpty();
        assertThat(cli.ok("query", "fish", "--as-of", "2").out()).contains("as of transaction 2");
    }

    @Test
    void aCorrectionDoesNotChangeWhatWasFoundBefore() {
        JsonNode before = cli.json("query", "heron", "--as-of", "3");
        cli.ok("atoms:create", "animals/heron", "--text", "Nothing to see.");

        assertThat(cli.json("query", "heron").get("items")).isEmpty();
        assertThat(cli.json("query", "heron", "--as-of", "3").get("items")).isEqualTo(before.get("items"));
    }

    @Test
    void manyQueriesBecomeARun() throws IOException {
        Path queries = temp.resolve("queries.tsv");
        Files.writeString(queries, "q1\totter\n\nq2\tfish\nq3\tzebra\n");
        Path run = temp.resolve("out.trec");
        cli.ok("query", "--queries", queries.toString(), "--run", run.toString(), "--run-tag", "mine");

        assertThat(Files.readAllLines(run)).hasSize(4).allMatch(line -> line.split(" ").length == 6);
        assertThat(Files.readString(run))
                .startsWith("q1 Q0 animals/otter 1 0.")
                .contains("a%20key%20with%20blanks", " mine\n");
        assertThat(cli.ok("query", "--queries", queries.toString(), "--run", "-")
                        .out()
                        .lines())
                .hasSize(4);
        assertThat(cli.run("query", "--queries", queries.toString(), "--run", run.toString())
                        .err())
                .contains("exists");

        Cli.Result json = cli.run(
                "query",
                "--queries",
                queries.toString(),
                "--run",
                temp.resolve("two").toString(),
                "--json");
        assertThat(json.json().get("queries").asInt()).isEqualTo(3);
        assertThat(json.json().get("hits").asInt()).isEqualTo(4);
    }

    @Test
    void aBadQueryLineIsNamedAndLeavesNoRun() throws IOException {
        Path queries = temp.resolve("queries.tsv");
        Files.writeString(queries, "q1\totter\nno tab here\n");
        Path run = temp.resolve("out.trec");
        Cli.Result result = cli.run("query", "--queries", queries.toString(), "--run", run.toString());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("queries.tsv:2:1", "a tab and its text");
        assertThat(run).doesNotExist();
        assertThat(temp).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void optionsThatMakeNoSenseTogetherAreRefused() {
        assertThat(cli.run("query").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("query", "x", "--run", "f").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("query", "x", "--limit", "0").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("query", "x", "--limit", "ten").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("query", "x", "--limit", "1000000").exit()).isEqualTo(Exit.USAGE);
    }
}
