package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.Event;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.RunView.StepView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Random plans, run at the same time and with interruptions, come to what {@link RunOracle} works out one after the other. */
public abstract class RunModelContract {
    protected abstract Harness newHarness() throws IOException;

    @Property(tries = 300)
    void whateverIsInterruptedARunComesToTheSame(
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long seed,
            @ForAll @IntRange(max = 3) int closings)
            throws Exception {
        SketchedPlan sketch = SketchedPlan.of(seed, size);
        Script script = new Script(seed);
        RunOracle oracle = new RunOracle(sketch, script);
        try (Rehearsal rehearsal = new Rehearsal(newHarness(), script)) {
            rehearsal.perform(PlanSuite.plan(sketch.acl()), closings);
            RunView view = rehearsal.os().plans().show("run");
            List<RunEvent> events = rehearsal.os().plans().events("run", 0, Integer.MAX_VALUE);
            assertThat(rehearsal.os().plans().replay("run").differences()).isEmpty();
            rehearsal.reopen();
            assertThat(rehearsal.os().plans().show("run")).isEqualTo(view);
            assertThat(view.waiting()).isEmpty();
            if (oracle.aborts()) {
                assertThat(view.summary().status()).isEqualTo(RunStatus.FAILED);
                requireAsFarAsItCame(view, oracle, sketch);
            } else {
                assertThat(view.summary().status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(ends(view)).isEqualTo(oracle.ends());
            }
            requireUndone(events, sketch, oracle.aborts());
        }
    }

    private static Map<String, RunOracle.End> ends(RunView view) {
        Map<String, RunOracle.End> ends = new TreeMap<>();
        view.steps().forEach(step -> ends.put(step.path(), end(step)));
        return ends;
    }

    private static RunOracle.End end(StepView step) {
        List<Integer> values = new ArrayList<>();
        Json value = step.outputs().members().getOrDefault("v", new Json.Arr(List.of()));
        List<Json> all = value instanceof Json.Arr list ? list.items() : List.of(value);
        all.forEach(one -> values.add((int) ((Json.Num) one).value()));
        return new RunOracle.End(step.state(), values);
    }

    /** Which steps a failed run came to is chance; what became of them is not. */
    private static void requireAsFarAsItCame(RunView view, RunOracle oracle, SketchedPlan sketch) {
        boolean failed = false;
        for (SketchedStep step : sketch.steps()) {
            RunOracle.End end = end(view.step(step.name()).orElseThrow());
            if (end.state() != StepState.CANCELLED) {
                assertThat(end).as(step.name()).isEqualTo(oracle.ends().get(step.name()));
            }
            failed |= end.state() == StepState.FAILED;
        }
        assertThat(failed).isTrue();
    }

    /** What was done was undone if the run failed, the latest first. */
    private static void requireUndone(List<RunEvent> events, SketchedPlan sketch, boolean aborted) {
        List<String> done = new ArrayList<>();
        List<String> undone = new ArrayList<>();
        Map<String, SketchedStep> steps = new TreeMap<>();
        sketch.steps().forEach(step -> steps.put(step.name(), step));
        for (RunEvent event : events) {
            if (event.event() instanceof Event.Completed completed) {
                String path = completed.step();
                int end = path.indexOf('[');
                SketchedStep step = steps.get(end < 0 ? path : path.substring(0, end));
                if (path.contains("~")) {
                    undone.add(path.substring(0, path.indexOf('~')));
                } else if (!path.contains("|")
                        && !path.contains("/")
                        && step.undone()
                        && step.fans() == path.contains("[")) {
                    done.addFirst(path);
                }
            }
        }
        assertThat(undone).isEqualTo(aborted ? done : List.of());
    }
}
