package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import org.junit.jupiter.api.Test;

/** Answers are given again by commands. */
class VifReplayTest extends VifSuite {
    private static String[] replay(String id, String script) {
        return new String[] {"vif:replay", id, "--", "sh", "-c", script};
    }

    @Test
    void theInputGoesInAndTheSameComesOut() {
        String id = answer("--input", "{\"b\":1,\"a\":\"\u00fc\"}", "--output", "{\"a\":\"\u00fc\",\"b\":1}");
        assertThat(cli().ok("vif:replay", id.substring(0, 8), "--", "cat").out())
                .isEqualTo("the same answer\n");
        String text = answer("--input", "q", "--output", "330 m tall");
        cli().ok(replay(text, "echo 330 m tall"));
    }

    @Test
    void whatDiffersIsShownByItsPlace() {
        String id = answer("--input", "1", "--output", "{\"hits\":[{\"n\":\"tall\"},2]}");
        Cli.Result result = exits(Exit.FINDING, replay(id, "echo '{\"hits\":[{\"n\":\"tail\"}]}'"));
        assertThat(result.out())
                .startsWith("another answer\n")
                .contains("  /hits/0/n, from character 2 on\n    was \"tall\"\n    is  \"tail\"\n")
                .contains("  /hits/1\n    was 2\n    is  not there\n");
        JsonNode document = exits(Exit.FINDING, "vif:replay", "--json", id, "--", "echo", "null")
                .json();
        assertThat(document.get("same").asBoolean()).isFalse();
        assertThat(document.get("output").isNull()).isTrue();
        assertThat(document.get("differences").get(0).get("before").get("hits")).hasSize(2);
    }

    @Test
    void theDifferenceOfLongTextsIsInView() {
        String id = answer("--input", "1", "--output", "x".repeat(1_000) + "y");
        assertThat(exits(Exit.FINDING, replay(id, "printf 'x%.0s' $(seq 1000); echo z"))
                        .out())
                .contains("from character 1,000 on\n    was …" + "x".repeat(60) + "y\n    is  …" + "x".repeat(60)
                        + "z\n");
    }

    @Test
    void aTextThatLooksLikeANumberStaysAText() {
        String id = answer("--input", "1", "--output", "330", "--text");
        cli().ok(replay(id, "echo 330"));
        cli().ok(replay(answer("--input", "1", "--output", "330"), "echo 330"));
    }

    @Test
    void aCommandMayPrintMuchAndReadNothing() {
        String id = answer("--input", "\"" + "x".repeat(200_000) + "\"", "--output", "done");
        cli().ok(replay(id, "echo done"));
        exits(Exit.FINDING, replay(id, "head -c 300000 /dev/zero | tr '\\0' 'a'; cat > /dev/null"));
    }

    @Test
    void theContextThatWasReadIsThereAgain() {
        String receipt = temp.resolve("receipt.json").toString();
        cli().ok("vif:receipt", "Eiffel Tower", "--context", "100", "--out", receipt);
        String id = answer("--input", "1", "--output", "330 m", "--receipt", receipt);
        Cli.Result result = cli().ok(replay(id, "grep -o '330 m' \"$AIMOS_CONTEXT_FILE\""));
        assertThat(result.out()).isEqualTo("the same answer\nproved: the receipt of what was read\n");
    }

    @Test
    void whatCannotBeReplayedIsRefused() {
        String id = answer("--input", "1", "--output", "2");
        assertThat(refused(Exit.STORE, "vif:replay", id, "--", "sh", "-c", "exit 7"))
                .isEqualTo("command-failed");
        assertThat(exits(Exit.STORE, replay(id, "exit 7")).err()).contains("ended with exit code 7");
        assertThat(refused(Exit.USAGE, "vif:replay", id, "--", "/no/such/command"))
                .isEqualTo("no-command");
        assertThat(refused(Exit.USAGE, "vif:replay", id, "--", "")).isEqualTo("no-command");
        assertThat(refused(Exit.USAGE, "vif:replay", id, "--", "sh", "-c", "printf '\\377'"))
                .isEqualTo("bad-encoding");
        assertThat(refused(Exit.USAGE, "vif:replay", id)).isEqualTo("usage");
        assertThat(refused(Exit.USAGE, "vif:replay", answer("--output", "2"), "--", "cat"))
                .isEqualTo("witness-without-input");
        assertThat(refused(Exit.USAGE, "vif:replay", answer("--input", "2"), "--", "cat"))
                .isEqualTo("witness-without-output");
        assertThat(refused(Exit.FINDING, "vif:replay", "abcdef", "--", "cat")).isEqualTo("witness-missing");
    }
}
