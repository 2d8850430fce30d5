package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.plan.EventJson;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.plan.Comparison.Difference;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs as they were recorded once are computed the same for ever: whoever resumes an old run must decide as was decided then. The
 * histories are written by {@link ScenariosTest}, and never changed.
 */
final class HistoriesTest {
    static Stream<String> kept() throws IOException {
        return KeptHistory.names();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void anOldRunIsDecidedAsItWas(String name) throws IOException {
        KeptHistory history = new KeptHistory(name);
        assertThat(history.runs()).isNotEmpty();
        history.runs()
                .forEach((run, turns) -> assertThat(history.replay(run, turns).differences())
                        .as(run)
                        .isEmpty());
    }

    @Test
    void everyScenarioIsKept() throws IOException {
        assertThat(kept())
                .containsAll(Scenarios.all().keySet().stream()
                        .map(name -> name + ".jsonl")
                        .toList());
    }

    private static List<TurnRecord> with(List<TurnRecord> turns, int changed, List<Event> events) {
        List<TurnRecord> others = new ArrayList<>(turns);
        TurnRecord turn = turns.get(changed);
        others.set(changed, new TurnRecord(turn.run(), turn.first(), turn.at(), turn.happened(), turn.held(), events));
        return others;
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whateverMemberOfAnEventIsAlteredIsFoundWhereItIs(String name) throws IOException {
        KeptHistory history = new KeptHistory(name);
        for (var each : history.runs().entrySet()) {
            List<TurnRecord> turns = each.getValue();
            for (int i = 0; i < turns.size(); i++) {
                TurnRecord turn = turns.get(i);
                for (int k = turn.happened(); k < turn.events().size(); k++) {
                    for (Altered altered : Altered.each(turn.events().get(k))) {
                        List<Event> events = new ArrayList<>(turn.events());
                        events.set(k, altered.event());
                        List<Difference> found = history.replay(each.getKey(), with(turns, i, events))
                                .differences();
                        assertThat(found)
                                .as("%s of event %d", altered.member(), turn.first() + k)
                                .singleElement()
                                .satisfies(difference ->
                                        assertThat(difference.what()).isEqualTo(altered.member()));
                        assertThat(found.get(0).number()).isEqualTo(turn.first() + k);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void anEventThatIsMissingIsFoundWhereItWas(String name) throws IOException {
        KeptHistory history = new KeptHistory(name);
        for (var each : history.runs().entrySet()) {
            List<TurnRecord> turns = each.getValue();
            for (int i = 0; i < turns.size(); i++) {
                TurnRecord turn = turns.get(i);
                for (int k = turn.happened(); k < turn.events().size(); k++) {
                    List<Event> events = new ArrayList<>(turn.events());
                    Event missing = events.remove(k);
                    Difference first = history.replay(each.getKey(), with(turns, i, events))
                            .differences()
                            .get(0);
                    assertThat(first.number()).isEqualTo(turn.first() + k);
                    assertThat(first.computed().orElseThrow())
                            .contains("\"event\":\"" + EventJson.name(missing) + "\"");
                }
            }
        }
    }
}
