package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.expr.Evaluator;
import dev.aimos.core.expr.Result;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Another version of the run's plan: whether it may be, and putting it in force. */
final class Amending {
    private final RunState s;
    private final Flow flow;

    Amending(RunState s, Flow flow) {
        this.s = s;
        this.flow = flow;
    }

    /** What a version changes. */
    private record Change(List<String> added, List<String> removed, List<String> changed) {
        Json.Obj json(String by) {
            return Json.Obj.EMPTY
                    .with("added", Json.from(added))
                    .with("removed", Json.from(removed))
                    .with("changed", Json.from(changed))
                    .with("by", Json.of(by));
        }
    }

    void proposed(Event.Proposed proposed) {
        CompiledPlan revised = s.plans.apply(proposed.plan());
        String refusal = refusal(revised);
        Node by = s.nodes.get(proposed.by());
        if (refusal == null && !proposed.by().isEmpty() && (by == null || by.state != StepState.COMPLETED)) {
            refusal = "the step that proposed it was not completed";
        }
        if (refusal == null && s.proposed != null) {
            refusal = "another version is being decided about";
        }
        if (refusal == null) {
            refusal = unfit(revised, proposed.by());
        }
        if (refusal != null) {
            s.say(new Event.AmendmentRefused(proposed.plan(), refusal));
            return;
        }
        CompiledPlan now = s.root().plan;
        if (now.amendmentApproval().isPresent()) {
            Json.Obj change = change(now.plan(), revised.plan()).json(proposed.by());
            s.proposed = proposed;
            flow.questions()
                    .amendment(Evaluating.message(
                            now.amendmentApproval(),
                            NodeScope.change(s, s.root(), change),
                            "may the plan be changed?"));
        } else {
            install(proposed.plan(), revised);
        }
    }

    /** Whether the plan's own rule holds; null if it does. */
    private @Nullable String unfit(CompiledPlan revised, String by) {
        CompiledPlan now = s.root().plan;
        if (now.amendment().isEmpty()) {
            return "the plan does not allow itself to be changed; it would say so with AMEND";
        }
        Json.Obj change = change(now.plan(), revised.plan()).json(by);
        Result holds = Evaluator.evaluate(now.amendment().get(), NodeScope.change(s, s.root(), change));
        if (holds instanceof Result.Failed failed) {
            return "the rule AMEND cannot be decided: " + failed.reason();
        }
        boolean yes = holds instanceof Result.Value value && value.json().equals(Json.of(true));
        return yes ? null : "the rule AMEND does not hold of it";
    }

    void decided(Decision decision) {
        Event.Proposed waiting = s.proposed;
        if (waiting == null || s.questions.remove(Questions.AMENDMENT) == null) {
            return;
        }
        s.proposed = null;
        CompiledPlan revised = s.plans.apply(waiting.plan());
        String refusal = decision.choice() == Decision.Choice.APPROVE
                ? refusal(revised)
                : decision.by() + " said no" + (decision.note().isEmpty() ? "" : ": " + decision.note());
        if (refusal == null) {
            install(waiting.plan(), revised);
        } else {
            s.say(new Event.AmendmentRefused(waiting.plan(), refusal));
            s.agenda.add(() -> flow.done(s.root()));
        }
    }

    /** Why a version cannot take the place of the plan as the run stands; null if it can. */
    @Nullable
    String refusal(CompiledPlan revised) {
        Frame root = s.root();
        if (root.over || root.unwinding != null) {
            return "the run is ending";
        }
        Plan old = root.plan.plan();
        Plan other = revised.plan();
        if (!old.name().equals(other.name())
                || !old.inputs().equals(other.inputs())
                || !old.budget().equals(other.budget())
                || !old.pools().equals(other.pools())
                || !old.timeout().equals(other.timeout())
                || !old.amendment().equals(other.amendment())) {
            return "only steps, roles, outputs and called plans may differ: not the plan's name, inputs, budget, pools, timeout or"
                    + " the rule AMEND";
        }
        Map<String, Plan> called = new HashMap<>();
        other.plans().forEach(plan -> called.put(plan.name(), plan));
        for (Node node : root.begun) {
            if (!node.touched()) {
                continue;
            }
            Step step = node.step();
            if (!other.step(step.name()).equals(java.util.Optional.of(step))) {
                return "step " + step.name() + " has begun and must stay as it is";
            }
            if (step.work() instanceof Step.Work.Call call
                    && !root.plan.plan(call.plan()).plan().equals(called.get(call.plan()))) {
                return "plan " + call.plan() + " has begun and must stay as it is";
            }
        }
        return null;
    }

    private static Change change(Plan old, Plan other) {
        Map<String, Step> before = new HashMap<>();
        old.steps().forEach(step -> before.put(step.name(), step));
        Set<String> kept = new HashSet<>();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Step step : other.steps()) {
            Step was = before.get(step.name());
            kept.add(step.name());
            if (was == null) {
                added.add(step.name());
            } else if (!was.equals(step)) {
                changed.add(step.name());
            }
        }
        List<String> removed = old.steps().stream()
                .map(Step::name)
                .filter(name -> !kept.contains(name))
                .toList();
        return new Change(added, removed, changed);
    }

    private void install(String hash, CompiledPlan revised) {
        Frame root = s.root();
        Change change = change(root.plan.plan(), revised.plan());
        Map<String, Node> begun = new HashMap<>();
        List<Node> all = new ArrayList<>(root.begun);
        root.begun.clear();
        for (Node node : all) {
            if (node.regular() && !node.touched()) {
                flow.claims().leave(node);
                node.state = StepState.CANCELLED; // whoever still has it on the agenda leaves it alone
                s.nodes.remove(node.path);
            } else {
                if (node.regular()) {
                    begun.put(node.step().name(), node);
                }
                root.begun.add(node);
            }
        }
        Map<Node, Integer> numbers = new HashMap<>();
        root.begun.forEach(
                node -> numbers.put(node, revised.graph().number(node.step().name())));
        root.plan = revised;
        root.begun.forEach(node -> node.index = numbers.getOrDefault(node, node.index));
        root.nodes = new Node[revised.size()];
        root.waiting = new int[revised.size()];
        root.open = 0;
        s.planHash = hash;
        s.say(new Event.Amended(hash, change.added(), change.removed(), change.changed()));
        for (int i = 0; i < revised.size(); i++) {
            if (!revised.graph().isDormant(i)) {
                Node node = begun.get(revised.step(i).name());
                if (node == null) {
                    node = new Node(root, i, revised.step(i).name(), null, -1);
                    root.begun.add(node);
                    s.nodes.put(node.path, node);
                    flow.claims().stake(node);
                }
                root.nodes[i] = node;
                root.open += node.settled() ? 0 : 1;
            }
        }
        recount(root);
    }

    private void recount(Frame root) {
        for (Node node : root.nodes) {
            if (node == null) {
                continue;
            }
            int open = 0;
            for (int k = 0; k < root.plan.graph().dependencyCount(node.index); k++) {
                Node needed = root.nodes[root.plan.graph().dependency(node.index, k)];
                open += needed != null && !needed.settled() ? 1 : 0;
            }
            root.waiting[node.index] = open;
            if (open == 0 && !node.touched()) {
                s.agenda.add(() -> flow.arrive(node));
            }
        }
        s.agenda.add(() -> flow.done(root));
    }
}
