package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void data() throws IOException {
        cli = new Cli(temp.resolve("store"));
        Path folder = Files.createDirectories(temp.resolve("data/scifact"));
        Files.writeString(
                folder.resolve("corpus.jsonl"),
                "{\"id\": \"1\", \"title\": \"Herons\", \"sentences\": [\"Herons eat fish.\"]}\n");
        Files.writeString(folder.resolve("queries.tsv"), "q\tHerons eat fish\n");
        Files.writeString(folder.resolve("qrels.txt"), "q 0 1 1\n");
    }

    @Test
    void theDataIsReadWhereverItIsAndTheStoreIsKeptIfWanted() {
        String data = temp.resolve("data").toString();
        String keep = temp.resolve("keep").toString();
        JsonNode document = cli.json("eval", "scifact", "--data", data, "--embedder", "none", "--keep", keep);

        assertThat(document.get("collection").asText()).isEqualTo("scifact");
        JsonNode row = document.get("rows").get(0);
        assertThat(row.get("mode").asText()).isEqualTo("lexical");
        assertThat(row.get("figures").get("nDCG@10").asDouble()).isEqualTo(1);
        assertThat(document.get("published").get(0).get("value").asDouble()).isEqualTo(0.679);
        assertThat(temp.resolve("keep/scifact/journal")).isDirectory();
        assertThat(cli.ok(
                                "eval",
                                "scifact",
                                "--data",
                                data + "/scifact",
                                "--embedder",
                                "none",
                                "--rerank",
                                "none",
                                "--limit-queries",
                                "1",
                                "--keep",
                                keep)
                        .out())
                .contains("documents, 1 question ", "published");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        String data = temp.resolve("data").toString();
        assertThat(cli.run("eval", "sifact", "--data", data).err()).contains("did you mean scifact?");
        assertThat(cli.run("eval", "scifact").err()).contains("--data");
        assertThat(cli.run("eval", "locomo", "--data", data, "--embedder", "none")
                        .err())
                .contains("there is no data of locomo");
        assertThat(cli.run("eval", "scifact", "--data", data, "--embedder", "beg")
                        .err())
                .contains("did you mean bge?");
        assertThat(cli.run("eval", "scifact", "--data", data, "--rerank", "none,mrm")
                        .err())
                .contains("did you mean mmr?");
        assertThat(cli.run("eval", "scifact", "--data", data, "--limit-queries", "0")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }
}
