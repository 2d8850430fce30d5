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

/** Plans and turns as a journal had them once. */
final class KeptHistory {
    private static final Path KEPT = Path.of("src", "test", "resources", "dev", "aimos", "core", "run", "histories");

    private final Map<String, CompiledPlan> plans = new HashMap<>();
    private final Map<String, List<TurnRecord>> runs = new LinkedHashMap<>();

    /**
     * @param name of its file
     */
    KeptHistory(String name) throws IOException {
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

    /** The names of the files. */
    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** Turns by run. */
    Map<String, List<TurnRecord>> runs() {
        return runs;
    }

    /** Computes a run again from what happened outside, and holds what follows against its turns. */
    Comparison replay(String run, List<TurnRecord> turns) {
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
}
