package dev.aimos.contract;

import dev.aimos.contract.SketchedStep.Need;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Decision.Choice;
import dev.aimos.plan.RunView.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What a run of a {@link SketchedPlan} comes to, worked out step by step in the order written: no queue, no clock, no parallel work.
 */
final class RunOracle {
    /** A step failed and its plan with it. */
    private static final class Aborted extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** How a step ends; the values of its items, or its own. */
    record End(StepState state, List<Integer> values) {
        int sum() {
            return values.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** A try gave a value, or failed and may be worth another. */
    private record Tried(Optional<Integer> value, boolean retryable) {}

    private final SketchedPlan plan;
    private final Script script;
    private final Map<String, End> ends = new TreeMap<>();

    /** Whether a step fails for good, and with it the run. */
    private boolean aborts;

    RunOracle(SketchedPlan plan, Script script) {
        this.plan = plan;
        this.script = script;
        plan.steps().forEach(this::run);
    }

    /** How every step, item and step of a called plan ends that is reached, by its path. */
    Map<String, End> ends() {
        return ends;
    }

    boolean aborts() {
        return aborts;
    }

    private End end(int step) {
        return ends.get(plan.steps().get(step).name());
    }

    private void run(SketchedStep step) {
        for (int other : step.needs().keySet()) {
            if (end(other) == null || end(other).state() == StepState.FAILED) {
                return; // never reached
            }
        }
        if (step.condition() >= 0
                && (end(step.condition()) == null || end(step.condition()).state() == StepState.FAILED)) {
            return;
        }
        try {
            ends.put(step.name(), settle(step));
        } catch (Aborted e) {
            aborts = true;
            ends.put(step.name(), new End(StepState.FAILED, List.of()));
        }
    }

    private End settle(SketchedStep step) throws Aborted {
        for (Map.Entry<Integer, Need> need : step.needs().entrySet()) {
            if (need.getValue() == Need.READS && end(need.getKey()).state() == StepState.SKIPPED) {
                return skipped();
            }
        }
        boolean holds = step.condition() == -1 || (step.condition() >= 0 && value(step.condition(), 1) % 2 == 0);
        if (!holds) {
            return skipped();
        }
        int in = 0;
        for (Map.Entry<Integer, Need> need : step.needs().entrySet()) {
            in += need.getValue() == Need.REQUIRES ? 0 : value(need.getKey(), 100);
        }
        if (!step.fans()) {
            return one(step, step.name(), in + 1);
        }
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < step.items(); i++) {
            End item = one(step, step.name() + "[" + i + "]", in + i);
            values.addAll(item.values());
        }
        return new End(StepState.COMPLETED, values);
    }

    private static End skipped() {
        return new End(StepState.SKIPPED, List.of());
    }

    private int value(int step, int otherwise) {
        return end(step).state() == StepState.SKIPPED ? otherwise : end(step).sum();
    }

    /** A step, or an item of one. */
    private End one(SketchedStep step, String path, int in) throws Aborted {
        End end;
        try {
            end = tries(step, path, in);
        } catch (Aborted e) {
            ends.put(path, new End(StepState.FAILED, List.of()));
            throw e;
        }
        ends.put(path, end);
        return end;
    }

    private End tries(SketchedStep step, String path, int in) throws Aborted {
        boolean approved = !step.approved();
        int asked = 0;
        int number = 0;
        int escalated = 0;
        while (true) {
            boolean allowed = approved || script.approval(path, asked++).choice() == Choice.APPROVE;
            approved |= allowed;
            for (int failures = 0; ; failures++) {
                if (!allowed) {
                    break;
                }
                Tried tried = attempt(step, path, ++number, in);
                if (tried.value().isPresent()) {
                    return new End(StepState.COMPLETED, List.of(tried.value().get()));
                }
                if (!tried.retryable() || failures == step.retries()) {
                    break;
                }
            }
            switch (step.onFail()) {
                case ABORT -> throw new Aborted();
                case SKIP -> {
                    return skipped();
                }
                case FALLBACK -> {
                    return fallback(step, path);
                }
                case ESCALATE -> {
                    Decision decision = script.escalation(path, escalated++);
                    switch (decision.choice()) {
                        case SKIP -> {
                            return skipped();
                        }
                        case ACCEPT -> {
                            return new End(StepState.COMPLETED, List.of(42));
                        }
                        case REJECT -> throw new Aborted();
                        default -> {}
                    }
                }
            }
        }
    }

    private End fallback(SketchedStep step, String path) {
        String other = path + "|" + step.name() + "f";
        End end = script.attempt(other, 1, 5) instanceof Script.Outcome.Value value
                ? new End(StepState.COMPLETED, List.of(value.v()))
                : skipped();
        ends.put(other, end);
        return end;
    }

    private Tried attempt(SketchedStep step, String path, int number, int in) {
        Tried tried = switch (step.kind()) {
            case NOTHING -> new Tried(Optional.of(in), true);
            case ASSIGN -> scripted(path, number, in);
            case CALL -> called(path + (number > 1 ? "#" + number : "") + "/", in);
        };
        boolean refused =
                tried.value().isPresent() && step.gate() > 0 && tried.value().get() % step.gate() == 0;
        return refused ? new Tried(Optional.empty(), true) : tried;
    }

    private Tried scripted(String path, int number, int in) {
        return switch (script.attempt(path, number, in)) {
            case Script.Outcome.Value value -> new Tried(Optional.of(value.v()), true);
            case Script.Outcome.Fails fails ->
                new Tried(Optional.empty(), fails.failure().retryable());
        };
    }

    private Tried called(String prefix, int in) {
        Optional<Integer> first = retried(prefix + "t1", 1, in);
        if (first.isEmpty()) {
            ends.put(prefix + "t2", new End(StepState.CANCELLED, List.of()));
            return new Tried(Optional.empty(), true);
        }
        return new Tried(retried(prefix + "t2", 0, first.get()), true);
    }

    private Optional<Integer> retried(String path, int retries, int in) {
        IntFunction<Tried> attempt = number -> scripted(path, number, in);
        Tried tried = attempt.apply(1);
        for (int number = 2; number <= retries + 1 && tried.value().isEmpty() && tried.retryable(); number++) {
            tried = attempt.apply(number);
        }
        ends.put(
                path,
                tried.value()
                        .map(value -> new End(StepState.COMPLETED, List.of(value)))
                        .orElse(new End(StepState.FAILED, List.of())));
        return tried.value();
    }
}
