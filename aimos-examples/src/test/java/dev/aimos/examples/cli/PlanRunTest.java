package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs of plans from the command line: begun, and told of. */
class PlanRunTest extends PlanSuite {
    @Test
    void resultsGoToStandardOutputAndEventsToStandardError() throws IOException {
        Cli.Result result = completed();

        assertThat(result.out()).isEqualTo("r1 completed\na: said\nn: 2\n");
        assertThat(result.err())
                .contains("r1: began\n", "one: attempt 1 began", "one: gate fine passed", "two: completed")
                .endsWith("r1: completed\n");
    }

    @Test
    void asJsonItIsOneDocumentAndALineForEachEvent() throws IOException {
        Cli.Result result = completed("--json");
        JsonNode run = result.json();

        assertThat(run.get("status").asText()).isEqualTo("completed");
        assertThat(run.get("results").get("n").asInt()).isEqualTo(2);
        assertThat(run.get("steps").get(0).get("state").asText()).isEqualTo("completed");
        assertThat(run.get("next")).isEmpty();
        assertThat(result.err().lines())
                .hasSize(run.get("events").asInt())
                .allMatch(line -> line.startsWith("{\"event\":"));
        assertThat(exits(Exit.OK, "plan:tail", "r1", "--json").json().get("items"))
                .hasSize(run.get("events").asInt());
    }

    @Test
    void whatStepsWriteIsInTheStore() throws IOException {
        String plan = file(
                "put.acl", STEPS.replace("    OUTPUT a: text\n", "").replace("steps.two.out.a", "steps.one.out.t"));
        exits(Exit.OK, "plan:run", plan, "--input", "q=7", "--handlers", "library,mock", "--quiet");

        assertThat(exits(Exit.OK, "atoms:get", "made", "--raw").out()).isEqualTo("7: one");
    }

    @Test
    void inputsAreReadByTheirTypes() throws IOException {
        String json = file("inputs.json", "{\"q\": \"from the file\", \"n\": 5}");
        JsonNode run = exits(
                        Exit.OK,
                        "plan:run",
                        steps(),
                        "--inputs",
                        json,
                        "--input",
                        "q=7",
                        "--handlers",
                        "mock",
                        "--json",
                        "--quiet")
                .json();
        assertThat(run.get("inputs").get("q").asText()).isEqualTo("7");
        assertThat(run.get("inputs").get("q").isTextual()).isTrue();
        assertThat(run.get("results").get("n").asInt()).isEqualTo(5);
    }

    @Test
    void badInputsAreRefusedBeforeAnythingIsWritten() throws IOException {
        refused("needs --input q=… (text)");
        refused("'n' is of type".replace("'", ""), "--input", "q=x", "--input", "n=many");
        refused("did you mean q?", "--input", "qq=x");
        refused("write NAME=VALUE", "--input", "q");
        refused("no such file", "--inputs", temp.resolve("none.json").toString());
        refused("no JSON object", "--inputs", file("list.json", "[1]"));
        refused("is no JSON", "--inputs", file("bad.json", "{"));
        refused("is no JSON", "--inputs", file("deep.json", "[".repeat(100_000)));
        assertThat(cli().store()).doesNotExist();
    }

    private void refused(String message, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("plan:run", steps(), "--handlers", "mock"));
        args.addAll(List.of(more));
        Cli.Result result = exits(Exit.USAGE, args.toArray(String[]::new));
        assertThat(result.err()).contains(message);
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void nobodyWorksUnlessChosen() throws IOException {
        handlers("nobody does the work of storer (two), writer (one)", "--handlers storer=library,writer=mock");
        handlers("nobody does the work of writer (one)", "--handlers", "library");
        handlers("the library has no writer", "--handlers", "writer=library,storer=mock");
        handlers("did you mean writer?", "--handlers", "writr=mock");
        handlers("unknown handler 'mok'; did you mean mock?", "--handlers", "mok");
        handlers("unknown step 'on'", "--handlers", "mock", "--mock", "on.t=x");
        handlers("write STEP.OUTPUT=VALUE", "--handlers", "mock", "--mock", "one=x");
        handlers("the step two is not mocked", "--handlers", "library,mock", "--mock", "two.a=x");
        assertThat(cli().store()).doesNotExist();
    }

    private void handlers(String message, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("plan:run", steps(), "--input", "q=x"));
        String[] options = more;
        if (more.length == 1) {
            message = message + "; choose with " + more[0];
            options = new String[0];
        }
        args.addAll(List.of(options));
        assertThat(exits(Exit.USAGE, args.toArray(String[]::new)).err()).contains(message);
    }

    @Test
    void aPlanThatIsNotSoundIsRefusedWithItsProblems() throws IOException {
        String bad = file("bad.acl", STEPS.replace("steps.one.out.t", "steps.oen.out.t"));
        Cli.Result result = exits(Exit.USAGE, "plan:run", bad, "--input", "q=x", "--handlers", "mock");

        assertThat(result.err()).startsWith("aimos: " + bad + " has 1 error").contains("^^^^", "did you mean");
        JsonNode error = exits(Exit.USAGE, "plan:run", bad, "--handlers", "mock", "--json")
                .error();
        assertThat(error.get("code").asText()).isEqualTo("plan-refused");
        assertThat(error.get("problems").get(0).get("line").asInt()).isPositive();
        assertThat(cli().store()).doesNotExist();
    }

    @Test
    void aFailedRunIsToldWithItsReason() throws IOException {
        Cli.Result result = exits(
                Exit.FINDING,
                "plan:run",
                steps(),
                "--input",
                "q=x",
                "--handlers",
                "mock",
                "--mock",
                "one.ok=false",
                "--id",
                "f");

        assertThat(result.out()).startsWith("f failed: ").contains("it is not ok");
        assertThat(exits(Exit.OK, "plan:runs", "--status", "failed").out()).contains("f ", "steps", "it is not ok");
        assertThat(exits(Exit.OK, "plan:runs", "--status", "completed").out()).isEqualTo("no runs\n");
        assertThat(exits(Exit.OK, "plan:show", "f").out()).contains("one", "failed", "it is not ok");
    }

    @Test
    void twoRunsOfOneNameAreRefused() throws IOException {
        completed();
        Cli.Result again = exits(Exit.STORE, "plan:run", steps(), "--id", "r1", "--input", "q=x", "--handlers", "mock");
        assertThat(again.err()).contains("r1");
    }
}
