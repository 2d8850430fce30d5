package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {
    private static final String TOWER = "The Eiffel Tower is 330 m tall. It stands in Paris.";

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok("atoms:create", "tower", "--text", TOWER);
        cli.ok("atoms:create", "copy", "--text", TOWER);
        cli.ok("atoms:create", "bridge", "--text", "The Tower Bridge crosses the Thames. It is 244 m long.");
    }

    @Test
    void passagesFitTheBudgetAndAreCitedToTheCharacter() {
        JsonNode context = cli.json("context", "how tall is the tower", "--budget", "60", "--tokenizer", "cl100k");

        assertThat(context.get("counter").asText()).isEqualTo("cl100k_base");
        assertThat(context.get("budget").asInt()).isEqualTo(60);
        assertThat(context.get("tokens").asInt()).isBetween(1, 60);
        assertThat(context.get("passages")).isNotEmpty();
        for (JsonNode passage : context.get("passages")) {
            assertThat(context.get("text").asText())
                    .contains("[" + passage.get("number").asInt() + "]");
            JsonNode quote = passage.get("quotes").get(0);
            String text = cli.json("atoms:get", passage.get("key").asText())
                    .get("text")
                    .asText();
            assertThat(passage.get("text").asText())
                    .contains(text.substring(
                            quote.get("span").get("start").asInt(),
                            quote.get("span").get("end").asInt()));
            assertThat(quote.get("hash").asText()).startsWith("sha256:");
        }
    }

    @Test
    void peopleSeeTheTextThenWhereItIsFrom() {
        String out = cli.ok("context", "how tall is the tower", "--report").out();
        assertThat(out).contains("[1] ", "330 m tall", "sec:1/par:1 chars 0-", "of 2,000 tokens by ", "lexical");
        assertThat(out).as("one of two that are the same is dropped").contains("dropped");
        assertThat(cli.ok("context", "zebra").out()).contains("nothing found");
    }

    @Test
    void everyWayToPackAndOrderIsTaken() {
        for (String packing : new String[] {"greedy", "balanced", "optimal"}) {
            for (String order : new String[] {"edges", "relevance", "source"}) {
                assertThat(cli.json(
                                        "context",
                                        "tower",
                                        "--packing",
                                        packing,
                                        "--order",
                                        order,
                                        "--rerank",
                                        "dvns",
                                        "--tokenizer",
                                        "o200k",
                                        "--no-compress",
                                        "--level",
                                        "sentence",
                                        "--candidates",
                                        "20",
                                        "--duplicates",
                                        "0.95")
                                .get("passages"))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void wrongWordsAreRefusedBeforeAnyStoreIsOpened() {
        Cli none = new Cli(temp.resolve("none"));
        assertThat(none.run("context", "x", "--packing", "gredy").err()).contains("did you mean greedy?");
        assertThat(none.run("context", "x", "--order", "edge").err()).contains("did you mean edges?");
        assertThat(none.run("context", "x", "--tokenizer", "cl100").err()).contains("did you mean cl100k?");
        assertThat(none.run("context", "x", "--budget", "0").exit()).isEqualTo(Exit.USAGE);
        assertThat(none.run("context", "x", "--duplicates", "2").exit()).isEqualTo(Exit.USAGE);
        assertThat(none.run("context", "x", "--candidates", "0").exit()).isEqualTo(Exit.USAGE);
        assertThat(none.run("context").exit()).isEqualTo(Exit.USAGE);
    }
}
