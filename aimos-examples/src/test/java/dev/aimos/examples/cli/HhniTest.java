package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of every level and mode, on a store whose vectors are by the embedder for tests. */
class HhniTest {
    private static final String GUIDE = """
            # Birds

            The heron stands still. It waits for fish.

            The owl flies at night. It hears mice.

            # Mammals

            The otter swims in rivers. It hunts for crabs.
            """;

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void ingest() throws IOException {
        cli = new Cli(temp.resolve("store"));
        Path notes = Files.createDirectories(temp.resolve("notes"));
        Files.writeString(notes.resolve("guide.md"), GUIDE);
        Files.writeString(notes.resolve("talk.chat"), """
                [09:00] Ann: I saw an otter.
                [09:01] Bob: Was it by the river?
                [09:02] Ann: Yes, it held hands with another.
                """);
        cli.ok("ingest", notes.toString(), "--embedder", "hashing");
    }

    @Test
    void theStoreRemembersTheModelAndSearchesGoByBothUnlessToldOtherwise() {
        assertThat(mode("hhni:query", "owl")).isEqualTo("hybrid");
        assertThat(mode("query", "owl")).isEqualTo("hybrid");
        assertThat(mode("query", "owl", "--mode", "lexical")).isEqualTo("lexical");
        assertThat(mode("query", "owl", "--mode", "VECTOR")).isEqualTo("vector");
        assertThat(mode("query", "birds", "--title")).isEqualTo("lexical");
    }

    private String mode(String... args) {
        return cli.json(args).get("mode").asText();
    }

    @Test
    void everyLevelIsFoundWithItsPlaceToTheCharacter() {
        for (String level : new String[] {"document", "section", "paragraph", "sentence"}) {
            JsonNode found = cli.json("hhni:query", "owl hears mice", "--level", level);
            JsonNode best = found.get("items").get(0);
            assertThat(found.get("level").asText()).isEqualTo(level);
            assertThat(best.get("level").asText()).isEqualTo(level);
            assertThat(best.get("key").asText()).isEqualTo("guide.md");
            assertThat(best.get("address").asText()).startsWith("doc:guide.md");
            String covered = GUIDE.substring(
                    best.get("span").get("start").asInt(),
                    best.get("span").get("end").asInt());
            assertThat(covered.strip()).isEqualTo(best.get("text").asText());
            assertThat(best.get("text").asText()).contains("It hears mice.");
            assertThat(best.has("explanation")).isFalse();
        }
        assertThat(cli.ok("hhni:query", "hears mice", "--level", "sentence", "--limit", "1")
                        .out())
                .contains("guide.md", "sec:", "/sen:2 chars", "It hears mice.");
    }

    @Test
    void neighboursParentsAndExplanationsAreShownWhenAsked() {
        String[] query = {
            "hhni:query", "hears mice", "--level", "sentence", "--limit", "1", "--window", "1", "--parent", "--explain"
        };
        JsonNode best = cli.json(query).get("items").get(0);

        assertThat(best.get("before").get(0).get("text").asText()).isEqualTo("The owl flies at night.");
        assertThat(best.get("after")).hasSize(1);
        assertThat(best.get("parent").get("text").asText()).isEqualTo("The owl flies at night. It hears mice.");
        assertThat(best.get("explanation").get("value").asDouble())
                .isEqualTo(best.get("score").asDouble());
        assertThat(cli.ok(query).out()).contains("in The owl flies at night. It hears mice.");
    }

    @Test
    void aRunNamesDocumentsByKeyAndAnythingSmallerByAddress() throws IOException {
        Path queries = Files.writeString(temp.resolve("q.tsv"), "q1\thears mice\n");
        String file = queries.toString();
        assertThat(cli.ok("hhni:query", "--queries", file, "--run", "-").out()).startsWith("q1 Q0 guide.md 1 ");
        assertThat(cli.ok("hhni:query", "--queries", file, "--run", "-", "--level", "sentence")
                        .out())
                .startsWith("q1 Q0 doc:guide.md/sec:");
    }

    @Test
    void aTurnOfAChatIsAParagraph() {
        JsonNode best = cli.json("hhni:query", "held hands", "--level", "paragraph")
                .get("items")
                .get(0);
        assertThat(best.get("key").asText()).isEqualTo("talk.chat");
        assertThat(best.get("text").asText()).isEqualTo("[09:02] Ann: Yes, it held hands with another.");
        assertThat(best.get("atom").get("mediaType").asText()).isEqualTo("text/x-chat");
    }

    @Test
    void anUpdateSaysHowMuchOfItIsNew() throws IOException {
        Path notes = temp.resolve("notes");
        Files.writeString(notes.resolve("guide.md"), GUIDE.replace("It hears mice.", "It hears voles."));

        assertThat(cli.ok("ingest", notes.toString()).out())
                .contains("1 updated (1 of ", "sentences new), 1 unchanged");
        Files.writeString(notes.resolve("guide.md"), GUIDE);
        JsonNode document = cli.json("ingest", notes.toString());
        assertThat(document.get("sentences").get("added").asInt()).isEqualTo(1);
        assertThat(document.get("sentences").get("removed").asInt()).isEqualTo(1);
        assertThat(document.get("embedder").asText()).startsWith("hashing");
    }

    @Test
    void withoutTheModelNewTextsWaitForTheirVectors() throws IOException {
        Path more = Files.writeString(temp.resolve("more.txt"), "A kingfisher dives.");
        long vectors = stats().get("vectors").asLong();
        assertThat(vectors).isPositive();
        assertThat(stats().get("pending").asLong()).isZero();

        cli.ok("ingest", more.toString(), "--embedder", "none");
        assertThat(stats().get("pending").asLong()).isEqualTo(1);
        assertThat(cli.ok("hhni:stats").out()).contains("pending", "hhni:build");
        assertThat(cli.ok("hhni:build").out()).contains("by hashing");
        assertThat(stats().get("pending").asLong()).isZero();
        assertThat(stats().get("vectors").asLong()).isGreaterThan(vectors);
    }

    private JsonNode stats() {
        return cli.json("hhni:stats");
    }

    @Test
    void theStatisticsCountTheNodesOfEachLevel() {
        JsonNode nodes = stats().get("nodes");
        assertThat(nodes.get("document").asInt()).isEqualTo(2);
        assertThat(nodes.get("section").asInt()).isEqualTo(3);
        assertThat(nodes.get("sentence").asInt()).isGreaterThanOrEqualTo(9);
        assertThat(cli.ok("hhni:stats").out()).contains("documents", "sentences", "analyzer", "by hashing");
    }

    @Test
    void anotherModelIsRefusedUnlessTheVectorsMayGo() {
        Cli.Result refused = cli.run("ingest", temp.resolve("notes").toString(), "--embedder", "minilm", "--json");
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.error().get("code").asText()).isEqualTo("embedder-mismatch");
        assertThat(refused.error().get("message").asText()).contains("hhni:build --embedder minilm --reembed");

        JsonNode built = cli.json("hhni:build", "--embedder", "minilm", "--reembed", "--rebuild");
        assertThat(built.get("embedder").asText()).isEqualTo("all-minilm-l6-v2-q");
        assertThat(built.get("rebuilt").asBoolean()).isTrue();
        JsonNode best = cli.json(
                        "query", "which animal is in the air after dark", "--level", "sentence", "--mode", "vector")
                .get("items")
                .get(0);
        assertThat(best.get("text").asText()).contains("owl");
    }

    @Test
    void aStoreWithoutVectorsSearchesByWordsUntilItHasSome() {
        Cli plain = new Cli(temp.resolve("plain"));
        plain.ok("atoms:create", "owl", "--text", "The owl hears mice.");

        assertThat(plain.json("query", "owl").get("mode").asText()).isEqualTo("lexical");
        Cli.Result refused = plain.run("query", "owl", "--mode", "vector");
        assertThat(refused.exit()).isEqualTo(Exit.STORE);
        assertThat(refused.err()).contains("hhni:build --embedder bge");
        assertThat(plain.run("hhni:build").err()).contains("--embedder");
        assertThat(plain.ok("hhni:build", "--rebuild").out()).contains("up to transaction 1");
        assertThat(plain.ok("hhni:build", "--embedder", "hashing").out()).contains(" by hashing");
        assertThat(plain.json("query", "owl").get("mode").asText()).isEqualTo("hybrid");
    }
}
