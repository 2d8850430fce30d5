package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of plans on the command line share: a store, a plan that runs through and one that asks. */
abstract class PlanSuite {
    static final String STEPS = """
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

    static final String ASKING = """
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

    Cli cli() {
        return cli;
    }

    @BeforeEach
    void none() {
        cli = new Cli(temp.resolve("store"));
    }

    String file(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    String steps() throws IOException {
        return file("steps.acl", STEPS);
    }

    /** Runs a command by the clock of the machine. */
    Cli.Result run(String... args) {
        List<String> all = new ArrayList<>(List.of("--store", cli.store().toString()));
        all.addAll(List.of(args));
        return cli.plain(all.toArray(String[]::new));
    }

    Cli.Result exits(int exit, String... args) {
        Cli.Result result = run(args);
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        return result;
    }

    Cli.Result completed(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "plan:run", steps(), "--id", "r1", "--input", "q=what", "--handlers", "mock", "--mock", "two.a=said"));
        args.addAll(List.of(more));
        return exits(Exit.OK, args.toArray(String[]::new));
    }
}
