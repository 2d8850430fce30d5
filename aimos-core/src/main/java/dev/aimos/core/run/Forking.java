package dev.aimos.core.run;

import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.RunView.StepView;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a new run takes over from another. */
final class Forking {
    private Forking() {}

    /**
     * Steps that the other run completed and that mean the same in the plan to go on with, but for one step and all that depends on
     * it, or on a step that is not taken over.
     */
    static List<Event> takenOver(RunView from, CompiledPlan plan, String again) {
        Map<String, StepView> steps = new HashMap<>();
        Set<String> undone = new HashSet<>();
        for (StepView step : from.steps()) {
            steps.put(step.path(), step);
            int undoes = step.path().indexOf('~');
            if (undoes >= 0 && step.state() == StepState.COMPLETED) {
                undone.add(top(step.path()));
            }
        }
        Set<Integer> settled = new HashSet<>();
        List<Event> taken = new ArrayList<>();
        plan.graph().order().forEach(i -> {
            Step step = plan.step(i);
            StepView view = steps.get(step.name());
            if (view == null
                    || step.name().equals(again)
                    || undone.contains(step.name())
                    || !same(from.plan(), plan.plan(), step)
                    || !plan.graph().dependencies(i).allMatch(settled::contains)) {
                return;
            }
            if (view.state() == StepState.COMPLETED) {
                settled.add(i);
                taken.add(new Event.TakenOver(step.name(), view.outputs()));
            } else if (view.state() == StepState.SKIPPED && view.failure().isEmpty()) {
                settled.add(i); // it will be skipped again; what was skipped because it failed may not
            }
        });
        return taken;
    }

    /** Whether a step means the same in both plans: it, and the plans it may call. */
    private static boolean same(Plan from, Plan to, Step step) {
        return from.step(step.name()).equals(Optional.of(step))
                && (!(step.work() instanceof Step.Work.Call)
                        || Set.copyOf(from.plans()).equals(Set.copyOf(to.plans())));
    }

    /** The step of the run's own plan that a path is of. */
    private static String top(String path) {
        int end = 0;
        while (end < path.length() && "/[#|~".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(0, end);
    }
}
