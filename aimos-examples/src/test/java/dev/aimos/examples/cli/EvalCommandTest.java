package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    @Test
    void stancesAreMeasuredBesideBaselines() throws IOException {
        Path folder = temp.resolve("data/scifact");
        Files.writeString(folder.resolve("corpus.jsonl"), """
                {"id": "1", "title": "Herons", "sentences": ["Herons do not eat fish.", "Ponds are wet.", "Rain falls."]}
                {"id": "2", "title": "Owls", "sentences": ["Owls hunt mice at night.", "They sleep by day."]}
                """);
        Files.writeString(folder.resolve("contradictions.jsonl"), """
                {"id": 7, "claim": "Herons eat fish.", "evidence": {"1": [{"sentences": [0, 9], "label": "CONTRADICT"}], \
                "404": [{"sentences": [0], "label": "CONTRADICT"}]}}
                """);
        Files.writeString(folder.resolve("queries.tsv"), "7\tHerons eat fish.\n8\tOwls never hunt mice.\n");
        Files.writeString(folder.resolve("qrels.txt"), "7 0 1 1\n8 0 2 1\n");
        String data = temp.resolve("data").toString();

        JsonNode document = cli.json("eval", "stance", "--data", data);
        JsonNode judge = document.get("rows").get(0);
        assertThat(judge.get("judge").asText()).isEqualTo("lexical-1");
        assertThat(judge.get("half").asText()).isEqualTo("all");
        assertThat(judge.get("pairs").asInt()).isEqualTo(3);
        assertThat(judge.get("unlabelled").asInt()).isEqualTo(1);
        assertThat(judge.get("figures").get("F1").asDouble()).isEqualTo(1);
        assertThat(judge.get("figures").get("accuracy@1").asDouble()).isEqualTo(1);
        JsonNode always = document.get("rows").get(1);
        assertThat(always.get("judge").asText()).isEqualTo("always contradicts");
        assertThat(always.get("figures").get("precision").asDouble()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(always.get("figures").get("alarms").asDouble()).isEqualTo(1);
        assertThat(document.get("rules").get(0).get("rule").asText()).isEqualTo("denies");
        assertThat(cli.ok("eval", "stance", "--data", data + "/scifact").out())
                .contains("all: 3 pairs of claim and sentence", "negation words differ", "upper bound");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void stancesNeedTheirData() {
        String data = temp.resolve("data").toString();
        assertThat(cli.run("eval", "stance", "--data", data).err()).contains("the data of stance");
        assertThat(cli.run("eval", "stanze", "--data", data).err()).contains("did you mean stance?");
        assertThat(cli.run("eval", "stance", "--data", data + "/none").err()).contains("no such directory");
    }
}
