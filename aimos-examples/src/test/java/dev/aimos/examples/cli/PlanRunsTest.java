package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.PlanEventShapes;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs afterwards, from the command line: listed, shown, forked, compared, erased. */
class PlanRunsTest extends PlanSuite {
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
        assertThat(bytes()).contains("said", "PLAN steps");
        exits(Exit.USAGE, "plan:erase", "r1");
        exits(Exit.OK, "plan:erase", "r1", "--yes");

        exits(Exit.FINDING, "plan:show", "r1");
        assertThat(exits(Exit.OK, "plan:runs").out()).isEqualTo("no runs\n");
        exits(Exit.OK, "verify");
        assertThat(bytes()).doesNotContain("said", "PLAN steps");
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(cli().store().resolve("journal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
