package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.core.acl.AclPrinter;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.json.JsonReader;
import dev.aimos.core.plan.Comparing;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.plan.Comparison;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs as they were recorded once are computed the same for ever: whoever resumes an old run must decide as was decided then. The
 * histories are written by {@link ScenariosTest}, and never changed.
 */
final class HistoriesTest {
    private static final Path KEPT = Path.of("src", "test", "resources", "dev", "aimos", "core", "run", "histories");

    private final Map<String, CompiledPlan> plans = new HashMap<>();
    private final Map<String, List<TurnRecord>> runs = new LinkedHashMap<>();

    static Stream<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private void read(String name) throws IOException {
        for (String line : Files.readAllLines(KEPT.resolve(name), StandardCharsets.UTF_8)) {
            byte[] payload = line.getBytes(StandardCharsets.UTF_8);
            Json.Obj json = (Json.Obj) JsonReader.read(payload);
            if (json.members().get("acl") instanceof Json.Str acl) {
                Plan plan = Stage.plan(acl.value());
                assertThat(AclPrinter.print(plan)).isEqualTo(acl.value());
                plans.put(((Json.Str) json.get("sha256").orElseThrow()).value(), CompiledPlan.of(plan));
            } else {
                TurnRecord turn = TurnRecord.decode(payload);
                assertThat(new String(turn.encode(), StandardCharsets.UTF_8)).isEqualTo(line);
                runs.computeIfAbsent(turn.run(), run -> new ArrayList<>()).add(turn);
            }
        }
    }

    private Comparison replay(String run, List<TurnRecord> turns) {
        Machine machine = new Machine(run, plans::get);
        Comparing comparing = new Comparing(Set.of());
        for (TurnRecord turn : turns) {
            comparing.compare(
                    turn.first(),
                    turn.events(),
                    machine.turn(turn.at(), turn.outside(), turn.held()).events());
        }
        return comparing.result();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void anOldRunIsDecidedAsItWas(String name) throws IOException {
        read(name);
        assertThat(runs).isNotEmpty();
        runs.forEach((run, turns) ->
                assertThat(replay(run, turns).differences()).as(run).isEmpty());
    }

    @Test
    void everyScenarioIsKept() throws IOException {
        assertThat(kept())
                .containsAll(Scenarios.all().keySet().stream()
                        .map(name -> name + ".jsonl")
                        .toList());
    }

    @Test
    void whatWasChangedInAHistoryIsFoundWhereItIs() throws IOException {
        read("retry.jsonl");
        String run = runs.keySet().iterator().next();
        List<TurnRecord> turns = new ArrayList<>(runs.get(run));
        for (int i = 0; i < turns.size(); i++) {
            TurnRecord turn = turns.get(i);
            List<Event> events = new ArrayList<>(turn.events());
            for (int k = turn.happened(); k < events.size(); k++) {
                if (events.get(k) instanceof Event.RetryScheduled retry) {
                    events.set(
                            k,
                            new Event.RetryScheduled(
                                    retry.step(), retry.failed(), new Failure("other", "other", true), retry.at()));
                    turns.set(
                            i,
                            new TurnRecord(turn.run(), turn.first(), turn.at(), turn.happened(), turn.held(), events));
                    Comparison.Difference first =
                            replay(run, turns).differences().get(0);
                    assertThat(first.number()).isEqualTo(turn.first() + k);
                    assertThat(first.step()).isEqualTo(retry.step());
                    assertThat(first.what()).isEqualTo("failure");
                    return;
                }
            }
        }
        throw new AssertionError("no retry in the history");
    }
}
