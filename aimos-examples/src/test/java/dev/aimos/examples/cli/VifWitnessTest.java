package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Witnesses are recorded: of searches, of contexts, of answers given elsewhere. */
class VifWitnessTest extends VifSuite {
    private static final String QUESTION = "how tall is the Eiffel Tower";

    @Test
    void aSearchThatAnswersPasses() {
        Cli.Result result = exits(Exit.OK, "vif:witness", "--query", QUESTION, "--criticality", "low-stakes");
        assertThat(result.out())
                .startsWith(" 1  ")
                .contains("tower  sec:1/par:1 chars 0-51")
                .contains("low-stakes needs 0.60")
                .contains("\npasses\n")
                .containsPattern("witness [0-9a-f]{12}, in transaction 3\n");
    }

    @Test
    void aSearchThatDoesNotAbstainsWithReasonsAndRemedies() {
        Cli.Result result = exits(
                Exit.FINDING, "vif:witness", "--query", "what does the zeppelin weigh", "--criticality", "critical");
        assertThat(result.out()).contains("\nabstains\n  confidence-below-threshold: ", "\n    to lift it: ");
        JsonNode document = witness("--query", "what does the zeppelin weigh", "--criticality", "critical");
        JsonNode judgement = document.get("judgement");
        assertThat(judgement.get("passed").asBoolean()).isFalse();
        assertThat(judgement.get("reasons").get(0).get("code").asText()).isEqualTo("confidence-below-threshold");
        assertThat(judgement.get("reasons").get(0).get("remedy").asText()).isNotEmpty();
        assertThat(document.get("witness").get("passed").asBoolean()).isFalse();
    }

    @Test
    void aDomainHasThresholdsOfItsOwn() {
        String[] strict = {"--threshold", "medicine/routine=0.999", "--threshold", "routine=0.1"};
        assertThat(judged(Exit.OK, strict).get("threshold").asDouble()).isEqualTo(0.1);
        JsonNode refused = judged(
                Exit.FINDING,
                "--domain",
                "medicine",
                "--threshold",
                "medicine/routine=0.999",
                "--threshold",
                "routine=0.1");
        assertThat(refused.get("threshold").asDouble()).isEqualTo(0.999);
        assertThat(refused.get("domain").asText()).isEqualTo("medicine");
        assertThat(judged(Exit.FINDING, "--threshold", "routine=0.1", "--risk-limit", "0.001")
                        .get("riskLimit")
                        .asDouble())
                .isEqualTo(0.001);
    }

    private JsonNode judged(int exit, String... options) {
        String[] all = Stream.concat(Stream.of("vif:witness", "--query", QUESTION, "--json"), Stream.of(options))
                .toArray(String[]::new);
        return exits(exit, all).json().get("judgement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routine",
                "routine=",
                "routine=1.1",
                "routine=NaN",
                "often=0.5",
                "a/often=0.5",
                "/routine=x",
                "=0.5"
            })
    void whatIsNoThresholdIsRefused(String text) {
        assertThat(exits(Exit.USAGE, "vif:witness", "--query", QUESTION, "--threshold", text)
                        .err())
                .contains("is no threshold", "such as medicine/critical=0.99");
    }

    @Test
    void aRiskLimitIsAShare() {
        assertThat(exits(Exit.USAGE, "vif:witness", "--query", QUESTION, "--risk-limit", "1.5")
                        .err())
                .contains("risk");
    }

    @Test
    void nothingFoundIsWitnessedToo() {
        assertThat(exits(Exit.FINDING, "vif:witness", "xyzzy").out())
                .startsWith("nothing found\nconfidence 0.00, band C")
                .contains("abstains");
    }

    @Test
    void theTextMayStandAlone() {
        JsonNode first = witness("--query", QUESTION, "--as-of", "2", "--valid-at", "2030-01-01");
        JsonNode second =
                witness("how", "tall", "is", "the", "Eiffel", "Tower", "--as-of", "2", "--valid-at", "2030-01-01");
        assertThat(first.get("outcome").asText()).isEqualTo("created");
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("outcome").asText()).isEqualTo("unchanged");
        assertThat(second.get("recorded")).isEqualTo(first.get("recorded"));
    }

    @Test
    void aContextIsWitnessedWithWhatItQuotesAndItsBudget() {
        JsonNode document = witness("--query", QUESTION, "--context", "100");
        JsonNode witness = document.get("witness");
        assertThat(witness.get("kind").asText()).isEqualTo("context");
        assertThat(witness.get("receipt").get("options").get("budget").asInt()).isEqualTo(100);
        assertThat(document.get("judgement").get("risks").get("budget").asDouble())
                .isBetween(0.01, 0.99);
        assertThat(cli().run("vif:witness", "--query", QUESTION, "--context", "100", "--limit", "3")
                        .out())
                .contains("[1] tower sec:1/par:1 chars ", " of 100 tokens by ");
        assertThat(witness("--query", "Paris", "--context", "12")
                        .get("judgement")
                        .get("risks")
                        .get("budget")
                        .asDouble())
                .as("one of two passages does not fit")
                .isEqualTo(1);
    }

    @Test
    void anAnswerSaysAllThatIsSaidOfIt() throws IOException {
        String parent = answer("--output", "first");
        JsonNode document = witness(
                "--kind",
                "step",
                "--model",
                "m-2",
                "--tool",
                "search",
                "--tool",
                "read",
                "--prompt",
                "@" + file("prompt.txt", "Be brief.\n"),
                "--input",
                "{\"q\":[1]}",
                "--output",
                "330 m tall",
                "--used",
                "tower",
                "--used",
                "doc:louvre/sec:1",
                "--as-of",
                "2",
                "--parent",
                parent.substring(0, 6),
                "--run",
                "r1",
                "--step",
                "find",
                "--attempt",
                "2",
                "--confidence",
                "0.9",
                "--criticality",
                "important",
                "--domain",
                "towers",
                "--correlation",
                "c1",
                "--policy",
                "pii",
                "--metadata",
                "{\"a\":1}");
        JsonNode witness = document.get("witness");
        assertThat(witness.get("output").asText()).isEqualTo("330 m tall");
        assertThat(witness.get("input").get("q").get(0).asInt()).isEqualTo(1);
        assertThat(witness.get("tools")).hasSize(2);
        assertThat(witness.get("used")).hasSize(2);
        assertThat(witness.get("reads").get("tx").asInt()).isEqualTo(2);
        assertThat(witness.get("parents").get(0).asText()).isEqualTo(parent);
        assertThat(witness.get("attempt").asInt()).isEqualTo(2);
        assertThat(witness.get("band").asText()).isEqualTo("A");
        assertThat(witness.get("passed").asBoolean()).isTrue();
        assertThat(witness.get("domain").asText()).isEqualTo("towers");

        String shown = cli().ok("vif:show", document.get("id").asText().substring(0, 8))
                .out();
        assertThat(shown)
                .startsWith(document.get("id").asText() + "\n  what         step by m-2\n")
                .contains("r1, step find, attempt 2", "search, read", "330 m tall", "doc:louvre/sec:1 in record 1")
                .contains(
                        "0.90 A passed; important needs 0.85 in towers",
                        "{\"a\":1}",
                        "pii",
                        "c1",
                        "transaction 2, root ")
                .contains("rests on\nID ");
    }

    @Test
    void whatLooksLikeJsonIsJsonUnlessItIsSaidToBeText() {
        assertThat(witness("--kind", "answer", "--model", "m", "--output", "330 m")
                        .get("witness")
                        .get("output")
                        .asText())
                .isEqualTo("330 m");
        assertThat(witness("--kind", "answer", "--model", "m", "--output", "330")
                        .get("witness")
                        .get("output")
                        .isNumber())
                .isTrue();
        assertThat(witness("--kind", "answer", "--model", "m", "--output", "330", "--text")
                        .get("witness")
                        .get("output")
                        .isTextual())
                .isTrue();
        cli().stdin("{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(witness("--kind", "answer", "--model", "m", "--output", "-")
                        .get("witness")
                        .get("output")
                        .get("a")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anAnswerBelowItsThresholdAbstains() {
        assertThat(exits(Exit.FINDING, "vif:witness", "--kind", "answer", "--model", "m", "--confidence", "0.5")
                        .out())
                .startsWith("confidence 0.50, band C; routine needs 0.70")
                .contains("abstains");
        exits(Exit.OK, "vif:witness", "--kind", "answer", "--model", "m");
    }

    @Test
    void aWitnessGoesFromStoreToStoreAsJson() throws IOException {
        JsonNode document = witness("--kind", "answer", "--model", "m", "--output", "yes");
        String file = file("witness.json", document.get("witness").toString());
        Cli other = new Cli(temp.resolve("other"));
        other.ok("atoms:create", "k", "--text", "t");
        assertThat(other.json("vif:witness", "--file", file).get("id")).isEqualTo(document.get("id"));
        assertThat(exits(Exit.OK, "vif:witness", "--file", file).out()).contains("recorded already in transaction 3");
        cli().stdin("{\"kind\": \"answer\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(refused(Exit.USAGE, "vif:witness", "--file", "-")).isEqualTo("witness-malformed");
    }

    @Test
    void aReceiptSaysWhatAnAnswerRead() throws IOException {
        String file = temp.resolve("receipt.json").toString();
        assertThat(cli().ok("vif:receipt", "Paris", "--limit", "1", "--out", file)
                        .out())
                .contains("receipt ", " of 1 entry, to " + file)
                .contains("vif:verify " + file);
        JsonNode witness = witness("--kind", "answer", "--model", "m", "--output", "yes", "--receipt", file)
                .get("witness");
        assertThat(witness.get("receipt").get("entries")).hasSize(1);
        assertThat(refused(
                        Exit.USAGE,
                        "vif:witness",
                        "--kind",
                        "answer",
                        "--model",
                        "m",
                        "--receipt",
                        file,
                        "--as-of",
                        "1"))
                .isEqualTo("usage");
        assertThat(refused(Exit.USAGE, "vif:receipt", "Paris", "--out", file)).isEqualTo("file-exists");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        for (String[] args : new String[][] {
            {"vif:witness"},
            {"vif:witness", "text", "--query", "text"},
            {"vif:witness", "--query", "text", "--kind", "answer", "--model", "m"},
            {"vif:witness", "--query", "text", "--output", "x"},
            {"vif:witness", "--kind", "answer"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--level", "sentence"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--prefix", "x"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--context", "9"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--domain", "x"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--run", "r"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--attempt", "2"},
            {"vif:witness", "--kind", "answer", "--model", "m", "--input", "-", "--output", "-"},
            {"vif:witness", "--file", "x", "--criticality", "critical"},
            {"vif:witness", "--query", "x", "--succeeds", "x"}
        }) {
            assertThat(refused(Exit.USAGE, args)).as(String.join(" ", args)).isEqualTo("usage");
        }
    }

    @Test
    void hostileArgumentsAreRefusedInOneLine() {
        String[] answer = {"vif:witness", "--kind", "answer", "--model", "m"};
        for (String[] more : new String[][] {
            {"--output", "@" + temp.resolve("none")},
            {"--output", "@" + temp},
            {"--output", "@\u0000"},
            {"--metadata", "[1]"},
            {"--metadata", "{"},
            {"--confidence", "7"},
            {"--confidence", "NaN"},
            {"--criticality", "deadly"},
            {"--attempt", "0", "--run", "r", "--step", "s"},
            {"--attempt", "99999999999", "--run", "r", "--step", "s"},
            {"--tool", "a\u0007b"},
            {"--correlation", ""},
            {"--parent", ""},
            {"--parent", "zzzzzz"},
            {"--used", "doc:"},
            {"--receipt", temp.toString()},
            {"--sign", temp.toString()},
            {"--output", "12345678901234567890"}
        }) {
            String[] all = new String[answer.length + more.length];
            System.arraycopy(answer, 0, all, 0, answer.length);
            System.arraycopy(more, 0, all, answer.length, more.length);
            Cli.Result result = exits(Exit.USAGE, all);
            assertThat(result.err().lines()).as(result.toString()).hasSize(1);
            assertThat(result.err()).doesNotContain("\u0007", "\u0000").doesNotContain("internal", "fault of aimos");
            assertThat(result.out()).isEmpty();
        }
        exits(Exit.FINDING, "vif:witness", "--kind", "answer", "--model", "m", "--used", "none");
        exits(Exit.FINDING, "vif:witness", "--kind", "answer", "--model", "m", "--parent", "0".repeat(64));
        assertThat(cli().ok("vif:list").out()).isEqualTo("no witnesses\n");
        assertThat(cli().plain("--store", temp.resolve("nothing").toString(), "vif:witness", "x")
                        .exit())
                .isEqualTo(Exit.STORE);
    }

    @Test
    void whatIsShownCannotSteerATerminal() {
        String id = answer("--output", "\u001b]0;title\u0007\u202e");
        assertThat(cli().ok("vif:show", id).out()).contains("\\u001b]0;title").doesNotContain("\u001b", "\u202e");
        assertThat(cli().ok("vif:list").out()).doesNotContain("\u001b", "\u202e");
        assertThat(cli().json("vif:show", id).get("witness").get("output").asText())
                .startsWith("\u001b");
    }
}
