package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that wait for somebody, and are answered, changed or cancelled from the command line. */
class PlanAnswersTest extends PlanSuite {
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
                .isEqualTo("aimos --store " + cli().store()
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
        Cli.Result answered = cli().environment(Map.of("USER", "eve"))
                .plain("--store", cli().store().toString(), "plan:approve", "w");

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
