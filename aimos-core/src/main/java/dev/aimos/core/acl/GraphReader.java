package dev.aimos.core.acl;

import dev.aimos.core.expr.Ref;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the steps of a plan need of each other. Used once; not thread-safe. */
final class GraphReader {
    private final Plan plan;
    private final List<String> names;
    private final Map<String, Integer> numbers;
    private final Edges.Builder needs;
    private final BitSet reads = new BitSet();
    private final StandIns standIns;

    /** Position of the edge to a step, if it is one of the step being read: if it is at or after {@link #first}. */
    private final int[] position;

    private int first;

    GraphReader(Plan plan) {
        this.plan = plan;
        int steps = plan.steps().size();
        names = plan.steps().stream().map(Step::name).toList();
        numbers = HashMap.newHashMap(steps);
        for (int step = 0; step < steps; step++) {
            numbers.putIfAbsent(names.get(step), step);
        }
        needs = new Edges.Builder(steps);
        standIns = new StandIns(steps);
        position = new int[steps];
        Arrays.fill(position, -1);
    }

    void read(List<List<Ref>> references) {
        for (int number = 0; number < names.size(); number++) {
            Step step = plan.steps().get(number);
            for (String required : step.requires()) {
                edge(numbers.get(required), false);
            }
            for (Ref ref : references.get(number)) {
                if (StepRef.isStep(ref)) {
                    edge(numbers.get(StepRef.step(ref)), StepRef.needsOutputs(ref));
                }
            }
            needs.next();
            standIns(step, number);
        }
    }

    private void edge(@Nullable Integer to, boolean read) {
        if (to == null) {
            return;
        }
        if (position[to] < first) {
            position[to] = needs.add(to);
        }
        if (read) {
            reads.set(position[to]);
        }
    }

    private void standIns(Step step, int number) {
        if (step.onFail() instanceof Step.OnFail.Fallback fallback) {
            Integer other = numbers.get(fallback.step());
            if (other != null) {
                standIns.fallback(number, other);
            }
        }
        Integer undoing = step.compensate().map(numbers::get).orElse(null);
        if (undoing != null) {
            standIns.compensation(number, undoing);
        }
        first = needs.size();
    }

    List<String> names() {
        return names;
    }

    Map<String, Integer> numbers() {
        return numbers;
    }

    Edges needs() {
        return needs.build();
    }

    BitSet reads() {
        return reads;
    }

    StandIns standIns() {
        return standIns;
    }
}
