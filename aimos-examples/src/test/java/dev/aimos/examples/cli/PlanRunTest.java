package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of plans from the command line. */
class PlanRunTest {
    private static final String STEPS = """
            PLAN steps:
              INPUT q: text
              INPUT n: number = 2
              OUTPUT a: text = steps.two.out.a
              OUTPUT n: number = inputs.n
              ROLE writer: llm

              STEP one:
                ASSIGN writer: "One"
                OUTPUT t: text
                OUTPUT ok: boolean
                GATE fine: out.ok "it is not ok"
                ON_FAIL abort

              STEP two:
                ASSIGN storer
                INPUT key = "made"
                INPUT text = "${inputs.q}: ${steps.one.out.t}"
                OUTPUT a: text
            """;

    private static final String ASKING = """
            PLAN asking:
              OUTPUT done: boolean = steps.act.out.done
              ROLE writer: llm

              STEP first:
                ASSIGN writer
                OUTPUT t: text

              STEP act:
                REQUIRES first
                APPROVE "Go on, with ${steps.first.out.t}?" by=operator
                ASSIGN writer
                OUTPUT done: boolean
                GATE done: out.done "it was not done"
                ON_FAIL escalate "What now?"
            """;

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void none() {
        cli = new Cli(temp.resolve("store"));
    }

    private String file(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private String steps() throws IOException {
        return file("steps.acl", STEPS);
    }

    /** Runs a command by the clock of the machine. */
    private Cli.Result run(String... args) {
        List<String> all = new ArrayList<>(List.of("--store", cli.store().toString()));
        all.addAll(List.of(args));
        return cli.plain(all.toArray(String[]::new));
    }

    private Cli.Result exits(int exit, String... args) {
        Cli.Result result = run(args);
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        return result;
    }

    private Cli.Result completed(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "plan:run", steps(), "--id", "r1", "--input", "q=what", "--handlers", "mock", "--mock", "two.a=said"));
        args.addAll(List.of(more));
        return exits(Exit.OK, args.toArray(String[]::new));
    }

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
        assertThat(cli.store()).doesNotExist();
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
        assertThat(cli.store()).doesNotExist();
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
        assertThat(cli.store()).doesNotExist();
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

    @Test
    void aWaitingRunSaysExactlyWhatToType() throws IOException {
        Cli.Result waiting = exits(
                Exit.WAITING,
                "plan:run",
                file("asking.acl", ASKING),
                "--id",
                "w",
                "--handlers",
                "mock",
                "--mock",
                "first.t=a b",
                "--mock",
                "act.done=false");
        String command = waiting.out()
                .lines()
                .filter(line -> line.strip().startsWith("aimos "))
                .findFirst()
                .orElseThrow()
                .strip();

        assertThat(waiting.out()).contains("act waits for approval by operator: Go on, with a b?");
        assertThat(command)
                .isEqualTo("aimos --store " + cli.store()
                        + " plan:approve w act --handlers mock --mock 'first.t=a b' --mock act.done=false");
        Cli.Result escalated = exits(
                Exit.WAITING,
                "plan:approve",
                "w",
                "act",
                "--by",
                "ada",
                "--handlers",
                "mock",
                "--mock",
                "act.done=false");
        assertThat(escalated.out()).contains("act waits for a decision: What now?", "--retry", "--skip", "--accept");
        assertThat(escalated.err()).doesNotContain("first: attempt").contains("ada decided about act: approve");
        assertThat(exits(Exit.USAGE, "plan:approve", "w", "act", "--by", "ada").err())
                .contains("answer with --");
        Cli.Result accepted = exits(
                Exit.OK,
                "plan:approve",
                "w",
                "--accept",
                "done=true",
                "--by",
                "ada",
                "--note",
                "by hand",
                "--handlers",
                "mock",
                "--quiet");
        assertThat(accepted.out()).isEqualTo("w completed\ndone: true\n");
        assertThat(exits(Exit.OK, "plan:tail", "w").out()).contains("ada decided about act: accept: by hand");
        exits(Exit.OK, "plan:replay", "w");
    }

    @Test
    void anAnswerWithoutHandlersIsKeptForWhenTheRunIsResumed() throws IOException {
        exits(Exit.WAITING, "plan:run", file("asking.acl", ASKING), "--id", "w", "--handlers", "mock", "-q");
        Cli.Result answered = cli.environment(Map.of("USER", "eve"))
                .plain("--store", cli.store().toString(), "plan:approve", "w");

        assertThat(answered.exit()).as(answered.toString()).isEqualTo(Exit.OK);
        assertThat(answered.out()).contains("plan:resume w --handlers");
        assertThat(exits(Exit.OK, "plan:resume", "w", "--handlers", "mock", "-q")
                        .out())
                .isEqualTo("w completed\ndone: true\n");
        assertThat(exits(Exit.OK, "plan:tail", "w").out()).contains("eve decided");
        assertThat(exits(Exit.FINDING, "plan:approve", "w", "--by", "x").err()).contains("asks nothing");
        assertThat(exits(Exit.STORE, "plan:resume", "w", "--handlers", "mock").err())
                .contains("w");
    }

    @Test
    void whoDecidesMustBeSaid() throws IOException {
        exits(Exit.WAITING, "plan:run", file("asking.acl", ASKING), "--id", "w", "--handlers", "mock", "-q");

        assertThat(exits(Exit.USAGE, "plan:approve", "w").err()).contains("--by NAME");
        assertThat(exits(Exit.USAGE, "plan:approve", "w", "act", "--by", "x", "--retry")
                        .err())
                .contains("answer without an option or with --reject");
        assertThat(exits(Exit.USAGE, "plan:approve", "w", "act", "--by", "x", "--retry", "--skip")
                        .err())
                .contains("--retry", "--skip");
        assertThat(exits(Exit.USAGE, "plan:approve", "w", "atc", "--by", "x").err())
                .contains("did you mean act?");
    }

    @Test
    void aRunIsCancelled() throws IOException {
        exits(Exit.WAITING, "plan:run", file("asking.acl", ASKING), "--id", "w", "--handlers", "mock", "-q");
        Cli.Result cancelled =
                exits(Exit.OK, "plan:cancel", "w", "--by", "ada", "--reason", "no more", "--handlers", "mock", "-q");

        assertThat(cancelled.out()).isEqualTo("w cancelled by ada: no more\n");
        assertThat(exits(Exit.OK, "plan:tail", "w").out()).contains("ada asked for it to stop: no more");
        exits(Exit.STORE, "plan:cancel", "w", "--by", "ada");
    }

    @Test
    void aForkDoesAgainWhatItIsTold() throws IOException {
        completed();
        Cli.Result fork =
                exits(Exit.OK, "plan:fork", "r1", "two", "--id", "r2", "--handlers", "mock", "--mock", "two.a=other");

        assertThat(fork.out()).contains("r2 completed", "a: other");
        assertThat(fork.err()).contains("one: taken over").doesNotContain("one: attempt");
        Cli.Result compared = exits(Exit.FINDING, "plan:compare", "r1", "r2");
        assertThat(compared.out()).contains("event ", "r1: ", "r2: ");
        assertThat(exits(Exit.OK, "plan:compare", "r1", "r1").out()).contains("the same");
        assertThat(exits(Exit.USAGE, "plan:fork", "r1", "tow", "--handlers", "mock")
                        .err())
                .contains("did you mean two?");
    }

    @Test
    void theRunsOfAStoreAreListedAsTheyWereKnown() throws IOException {
        completed();
        JsonNode runs =
                exits(Exit.OK, "plan:runs", "--json", "--plan", "steps").json().get("items");

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).get("run").asText()).isEqualTo("r1");
        assertThat(exits(Exit.OK, "plan:runs", "--plan", "other").out()).isEqualTo("no runs\n");
        assertThat(exits(Exit.OK, "plan:runs", "--as-of", "0").out()).isEqualTo("no runs\n");
        String began = exits(Exit.OK, "plan:tail", "r1", "--json")
                .json()
                .get("items")
                .get(0)
                .get("tx")
                .asText();
        assertThat(exits(Exit.OK, "plan:runs", "--as-of", began).out()).contains("interrupted");
        assertThat(exits(Exit.OK, "plan:show", "r1", "--as-of", began).out())
                .contains("r1 interrupted", "plan:resume r1");
        assertThat(exits(Exit.USAGE, "plan:runs", "--status", "don").err()).contains("unknown status");
        assertThat(exits(Exit.USAGE, "plan:runs", "--limit", "0").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void eventsAreShownFromANumberOn() throws IOException {
        completed();
        JsonNode last = exits(Exit.OK, "plan:tail", "r1", "--from", "-1", "--json")
                .json()
                .get("items");

        assertThat(last).hasSize(1);
        assertThat(last.get(0).get("event").asText()).isEqualTo("ended");
        assertThat(exits(Exit.OK, "plan:tail", "r1", "--limit", "1").out().lines())
                .hasSize(2);
        assertThat(exits(Exit.OK, "plan:tail", "r1", "--from", "1000").out()).isEqualTo("no events\n");
    }

    @Test
    void theManualNamesEveryEvent() throws IOException {
        String manual = Files.readString(Path.of("../docs/cli.md"));
        for (Class<?> event : Event.class.getPermittedSubclasses()) {
            assertThat(manual).contains("`" + PlanEventShapes.word(event.getSimpleName()) + "`");
        }
    }

    @Test
    void whatIsNotThereIsAFinding() throws IOException {
        completed();
        for (String command : new String[] {
            "plan:show", "plan:tail", "plan:replay", "plan:approve", "plan:cancel", "plan:erase", "plan:resume"
        }) {
            List<String> args = new ArrayList<>(List.of(command, "r11"));
            if (command.equals("plan:approve") || command.equals("plan:cancel")) {
                args.addAll(List.of("--by", "x"));
            }
            if (command.equals("plan:resume")) {
                args.addAll(List.of("--handlers", "mock"));
            }
            if (command.equals("plan:erase")) {
                args.add("--yes");
            }
            assertThat(exits(Exit.FINDING, args.toArray(String[]::new)).err())
                    .contains("there is no run 'r11'; did you mean r1?");
        }
    }

    @Test
    void anErasedRunIsGone() throws IOException {
        completed();
        exits(Exit.USAGE, "plan:erase", "r1");
        exits(Exit.OK, "plan:erase", "r1", "--yes");

        exits(Exit.FINDING, "plan:show", "r1");
        assertThat(exits(Exit.OK, "plan:runs").out()).isEqualTo("no runs\n");
        exits(Exit.OK, "verify");
        assertThat(bytes()).doesNotContain("said").contains("steps".substring(0, 0));
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(cli.store().resolve("journal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aPlanIsAmendedByItsRule() throws IOException {
        String amendable = ASKING.replace("PLAN asking:", "PLAN asking:\n  AMEND change.removed == []");
        exits(Exit.WAITING, "plan:run", file("asking.acl", amendable), "--id", "w", "--handlers", "mock", "-q");
        String more = file("more.acl", amendable + "\n  STEP later:\n    REQUIRES act\n    ASSIGN writer\n");
        String less = file("less.acl", amendable);
        String other = file(
                "other.acl", amendable.replace("steps.act.out.done", "true").replaceAll("(?s)  STEP act:.*", ""));

        assertThat(exits(Exit.OK, "plan:propose", "w", more).out()).contains("the plan was changed");
        assertThat(exits(Exit.FINDING, "plan:propose", "w", less).out()).contains("the plan was not changed");
        assertThat(exits(Exit.USAGE, "plan:propose", "w", other).err()).contains("act has begun");
        assertThat(exits(Exit.OK, "plan:approve", "w", "--by", "x", "--handlers", "mock")
                        .err())
                .contains("later: completed");
        assertThat(exits(Exit.OK, "plan:show", "w", "--acl").out()).contains("STEP later");
        assertThat(exits(Exit.OK, "plan:show", "w", "--mermaid").out()).startsWith("flowchart");
    }
}
