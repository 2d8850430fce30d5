package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.examples.wire.Exit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped in the middle of a run, as by Ctrl-C. */
class PlanInterruptTest {
    /** Its second attempt is an hour away, so that the run is under way until it is stopped. */
    private static final String PLAN = """
            PLAN slow:
              STEP first:
                ASSIGN builder
                OUTPUT key: text
                COMPENSATE undo

              STEP second:
                ASSIGN critic
                INPUT key = steps.first.out.key
                OUTPUT ok: boolean
                GATE out.ok
                RETRY 1 backoff=1h, max=1h

              STEP undo:
                ASSIGN operator.todo: "undo ${steps.first.out.key}"
            """;

    @TempDir
    Path temp;

    @Test
    void stoppingTheProcessInterruptsTheRunAndSaysHowToGoOn() throws IOException, InterruptedException {
        Path plan = temp.resolve("slow.acl");
        Files.writeString(plan, PLAN);
        Path store = temp.resolve("store");
        Process process = start(
                "--store",
                store.toString(),
                "plan:run",
                plan.toString(),
                "--id",
                "r",
                "--handlers",
                "library,mock",
                "--mock",
                "second.ok=false");
        List<String> told = new ArrayList<>();
        try (BufferedReader errors = process.errorReader()) {
            String line = errors.readLine();
            while (line != null) {
                told.add(line);
                if (line.contains("the next is due")) {
                    process.toHandle().destroy();
                }
                line = errors.readLine();
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(told).contains("first: completed");
        assertThat(told.getLast())
                .isEqualTo("aimos: interrupted; the run is as it was, go on with: aimos --store " + store
                        + " plan:resume r --handlers library,mock --mock second.ok=false");
        assertThat(process.exitValue()).isNotEqualTo(Exit.OK);

        Cli cli = new Cli(store);
        Cli.Result shown = cli.plain("--store", store.toString(), "plan:show", "r");
        assertThat(shown.out()).contains("r interrupted", "first", "completed", "plan:resume r");
        Cli.Result cancelled = cli.plain(
                "--store",
                store.toString(),
                "plan:cancel",
                "r",
                "--by",
                "ada",
                "--handlers",
                "library,mock",
                "--quiet");
        assertThat(cancelled.exit()).as(cancelled.toString()).isEqualTo(Exit.OK);
        assertThat(cli.plain("--store", store.toString(), "atoms:get", "todo:r/first~undo", "--raw")
                        .out())
                .isEqualTo("undo first");
    }

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Aimos.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
