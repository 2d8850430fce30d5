package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What turned out, and what is learned from it. */
class VifOutcomeTest extends VifSuite {
    /** Twenty answers, of which the sure ones are too sure; as lines of outcomes. */
    private String twenty() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            boolean sure = i % 2 == 0;
            String id = answer("--output", "answer " + i, "--confidence", sure ? "0.95" : "0.4");
            boolean correct = sure ? i % 3 != 0 : i % 5 == 0;
            lines.append("{\"witness\": \"%s\", \"correct\": %s, \"by\": \"ada\"}\n"
                    .formatted(id.substring(0, 12), correct));
        }
        return file("outcomes.jsonl", lines.toString());
    }

    @Test
    void anOutcomeIsShownAndSayingItAgainWritesNothing() {
        String id = answer("--output", "330 m", "--confidence", "0.9");
        assertThat(cli().ok("vif:outcome", id.substring(0, 8), "--correct", "--by", "ada", "--note", "measured")
                        .out())
                .isEqualTo("1 outcome, 1 right and 0 wrong, in transaction 4\n");
        assertThat(cli().ok("vif:outcome", id, "--correct", "--by", "ada", "--note", "measured")
                        .out())
                .startsWith("nothing new");
        assertThat(cli().ok("vif:show", id).out()).contains("turned out   right, says ada: measured");
        cli().environment(Map.of("USER", "bob"));
        JsonNode later = cli().json("vif:outcome", id, "--wrong");
        assertThat(later.get("items").get(0).get("by").asText()).isEqualTo("bob");
        assertThat(cli().json("vif:show", id).get("outcome").get("correct").asBoolean())
                .isFalse();
    }

    @Test
    void outcomesThatAreNoneAreRefusedWithTheirLineAndNothingIsRecorded() throws IOException {
        String id = answer("--output", "x", "--confidence", "0.9");
        String good = "{\"witness\": \"" + id + "\", \"correct\": true, \"by\": \"ada\"}\n";
        for (String bad : new String[] {
            "[]",
            "{\"witness\": \"" + id + "\"}",
            "{\"witness\": \"" + id + "\", \"correct\": 1, \"by\": \"a\"}",
            "{\"correct\": true, \"by\": \"a\"}",
            "{\"witness\": \"zz\", \"correct\": true, \"by\": \"a\"}",
            "{\"witness\": \"" + id + "\", \"correct\": true}",
            "{\"witness\": \"" + id + "\", \"correct\": true, \"by\": \"\"}",
            "{\"witness\": \"" + id + "\", \"correct\": true, \"by\": \"a\", \"why\": \"b\"}",
            "{\"witness\"",
            "x"
        }) {
            String file = file("bad.jsonl", good + "\n" + bad + "\n");
            Cli.Result result = exits(Exit.USAGE, "vif:outcome", "--file", file);
            assertThat(result.err()).as(bad).contains("bad.jsonl:3:1: ").doesNotContain("internal");
        }
        String file = file("bad.jsonl", good + "{\"witness\": \"000000\", \"correct\": true, \"by\": \"a\"}\n");
        assertThat(exits(Exit.FINDING, "vif:outcome", "--file", file).err()).contains("bad.jsonl:2:1: no witness's id");
        assertThat(cli().json("vif:show", id).get("outcome").isNull()).isTrue();
        assertThat(refused(Exit.USAGE, "vif:outcome", "--file", file("empty.jsonl", "\n")))
                .isEqualTo("no-outcomes");
        for (String[] args : new String[][] {
            {"vif:outcome"},
            {"vif:outcome", id},
            {"vif:outcome", id, "--correct"},
            {"vif:outcome", id, "--correct", "--wrong", "--by", "a"},
            {"vif:outcome", id, "--correct", "--by", "a", "--file", file},
            {"vif:outcome", "--correct", "--by", "a", "--file", file}
        }) {
            assertThat(refused(Exit.USAGE, args)).as(String.join(" ", args)).isEqualTo("usage");
        }
    }

    @Test
    void calibrationComparesConfidencesWithOutcomes() throws IOException {
        cli().ok("vif:outcome", "--file", twenty());
        Path svg = temp.resolve("reliability.svg");
        Path curve = temp.resolve("risk.svg");
        Cli.Result result = cli().ok(
                        "vif:calibration", "--bins", "5", "--svg", svg.toString(), "--risk-coverage", curve.toString());
        assertThat(result.out())
                .startsWith("CONFIDENCE    ANSWERS  MEAN   RIGHT  ")
                .contains("0.80 to 1.00       10  0.950  0.600  ██████████████████          |\n")
                .contains("0.00 to 0.20        0\n")
                .contains("20 answers, 0.400 right; mean confidence 0.675\n")
                .contains("ECE    0.275  ", "MCE    0.350  ", "Brier  ", "AURC   ", "AUROC  0.");
        assertThat(Files.readString(svg)).startsWith("<svg");
        assertThat(Files.readString(curve)).startsWith("<svg");
        assertThat(refused(Exit.USAGE, "vif:calibration", "--svg", svg.toString()))
                .isEqualTo("file-exists");
        JsonNode last = cli().json("vif:calibration", "--last", "3", "--kind", "answer", "--criticality", "routine");
        assertThat(last.get("count").asInt()).isEqualTo(3);
        assertThat(last.get("bins")).hasSize(10);
        assertThat(last.get("adopted").isNull()).isTrue();
    }

    @Test
    void aCalibratorIsAdoptedAndThenUsed() throws IOException {
        cli().ok("vif:outcome", "--file", twenty());
        Cli.Result fitted = cli().ok("vif:calibration", "--model", "m-1", "--fit", "temperature");
        assertThat(fitted.out())
                .contains("adopted for m-1 in transaction ", "temperature ", "ECE of the same outcomes 0.275 before, ");
        JsonNode after = witness("--kind", "answer", "--model", "m-1", "--output", "y", "--confidence", "0.95")
                .get("witness");
        assertThat(after.get("rawConfidence").asDouble()).isEqualTo(0.95);
        assertThat(after.get("confidence").asDouble()).isBetween(0.5, 0.7);
        assertThat(after.get("passed").asBoolean()).isFalse();
        JsonNode isotonic = cli().json(
                        "vif:calibration", "--model", "m-1", "--criticality", "routine", "--fit", "isotonic", "--raw");
        assertThat(isotonic.get("adopted").get("calibrator").get("method").asText())
                .isEqualTo("isotonic");
        assertThat(cli().ok(
                                "vif:show",
                                witness("--kind", "answer", "--model", "m-1", "--confidence", "0.95")
                                        .get("id")
                                        .asText())
                        .out())
                .contains("calibrated   from 0.95 by ");
    }

    @Test
    void theCalibratorOfSearchesIsLearnedFromTheirWitnesses() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String id = witness(i % 2 == 0 ? "how tall is the Eiffel Tower" : "zeppelin museum " + i)
                    .get("id")
                    .asText();
            lines.append("{\"witness\": \"%s\", \"correct\": %s, \"by\": \"ada\"}\n"
                    .formatted(id, (i % 2 == 0 && i != 4) || i == 5));
        }
        cli().ok("vif:outcome", "--file", file("searches.jsonl", lines.toString()));
        String adopted = cli().json("vif:calibration", "--model", "aimos:lexical:english-1", "--fit", "isotonic")
                .get("adopted")
                .get("id")
                .asText();
        JsonNode witness = witness("how tall is the Eiffel Tower").get("witness");
        assertThat(witness.get("calibrator").asText()).isEqualTo(adopted);
    }

    @Test
    void calibrationWithoutOutcomesOrSenseIsRefused() {
        assertThat(refused(Exit.FINDING, "vif:calibration")).isEqualTo("no-outcomes");
        for (String[] args : new String[][] {
            {"vif:calibration", "--bins", "0"},
            {"vif:calibration", "--bins", "100000"},
            {"vif:calibration", "--last", "0"},
            {"vif:calibration", "--fit", "temperature"},
            {"vif:calibration", "--model", "m-1", "--fit", "magic"},
            {"vif:calibration", "--svg", temp.toString()},
            {"vif:calibration", "--svg", temp + "/a", "--risk-coverage", temp + "/a"},
            {"vif:calibration", "--from", "2030-01-01", "--until", "2020-01-01"},
            {"vif:calibration", "--kind", "x"},
            {"vif:calibration", "--criticality", "x"}
        }) {
            exits(Exit.USAGE, args);
        }
        String id = answer("--confidence", "0.9");
        cli().ok("vif:outcome", id, "--correct", "--by", "ada");
        assertThat(cli().ok("vif:calibration").out()).contains("AUROC  none, for all are right");
        assertThat(refused(Exit.USAGE, "vif:calibration", "--model", "m-1", "--fit", "temperature"))
                .isEqualTo("calibrator-one-sided");
        assertThat(refused(
                        Exit.USAGE,
                        "vif:calibration",
                        "--svg",
                        temp.resolve("none/a.svg").toString()))
                .isEqualTo("no-folder");
        assertThat(refused(Exit.FINDING, "vif:calibration", "--as-of", "1")).isEqualTo("no-outcomes");
    }
}
