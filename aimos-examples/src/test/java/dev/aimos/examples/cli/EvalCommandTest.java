package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
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

    private void conversation() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("data/locomo"));
        StringBuilder turns = new StringBuilder();
        StringBuilder questions = new StringBuilder();
        String[] things = {"heron", "otter", "kettle", "violin", "lantern", "glacier", "quince", "marble"};
        for (int i = 0; i < things.length; i++) {
            String speaker = i % 2 == 0 ? "Ann" : "Bob";
            String other = i % 2 == 0 ? "Bob" : "Ann";
            turns.append(i == 0 ? "" : ",").append("""
                {"speaker": "%s", "dia_id": "D1:%d", "text": "I keep my %s at home."}\
                """.formatted(speaker, i + 1, things[i]));
            questions.append(i == 0 ? "" : ",").append("""
                {"question": "Where does %s keep the %s?", "evidence": ["D1:%d"], "category": 4},
                {"question": "When did %s have the %s at home?", "evidence": ["D1:%d"], "category": 2},
                {"question": "Where does %s keep the %s?", "evidence": ["D1:%d"], "category": 5}\
                """.formatted(
                            speaker, things[i], i + 1, speaker, things[i], i + 1, other, things[i], i + 1));
        }
        Files.writeString(folder.resolve("conv-1.json"), """
            {"conversation": {"session_1_date_time": "1:56 pm on 8 May, 2023", "session_1": [%s]}, "qa": [%s]}
            """.formatted(turns, questions));
    }

    @Test
    void whatIsNotAnsweredIsToldFromWhatIs() throws IOException {
        conversation();
        String data = temp.resolve("data").toString();
        Path svg = temp.resolve("svg/deep");
        JsonNode document =
                cli.json("eval", "abstention", "--data", data, "--embedder", "none", "--svg", svg.toString());

        assertThat(document.get("mode").asText()).isEqualTo("lexical");
        assertThat(document.get("questions").asInt()).isEqualTo(24);
        JsonNode answerable = document.get("auroc").get(0);
        assertThat(answerable.get("label").asText()).isEqualTo("answerable");
        assertThat(answerable.get("questions").asInt()).isEqualTo(24);
        assertThat(answerable.get("confidence").asDouble()).isGreaterThan(0.9);
        assertThat(answerable.get("ratio").asDouble())
                .isCloseTo(
                        answerable.get("confidence").asDouble()
                                / answerable.get("score").asDouble(),
                        within(1e-9));
        assertThat(document.get("abstained").get("adversarial").asDouble())
                .isGreaterThan(document.get("abstained").get("single-hop").asDouble());
        assertThat(document.get("calibration").get(0).get("method").asText()).isEqualTo("raw");
        assertThat(document.get("riskCoverage").get(0).get("points").size()).isPositive();
        assertThat(svg.resolve("risk-coverage-answerable.svg")).content().startsWith("<svg");
        assertThat(cli.ok("eval", "abstention", "--data", data + "/locomo", "--embedder", "none", "--only", "conv-1")
                        .out())
                .contains("24 questions of 1 conversations", "AUROC", "risk at coverage", "default gate, routine");
        assertThat(cli.json("eval", "abstention", "--data", data, "--embedder", "none", "--limit-queries", "2")
                        .get("questions")
                        .asInt())
                .as("too little to fit anything to is no error")
                .isEqualTo(2);
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void onlyConversationsThatThereAreAreChosen() throws IOException {
        conversation();
        String data = temp.resolve("data").toString();
        assertThat(cli.run("eval", "abstention", "--data", data, "--embedder", "none", "--only", "conv-2")
                        .err())
                .contains("did you mean conv-1?");
    }
}
