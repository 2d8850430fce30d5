package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.BudgetView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.RunView.StepView;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as people see it, from how its machine stands. */
public final class Views {
    private Views() {}

    /**
     * The run in full.
     *
     * @param under how it stands, which may be that nobody runs it
     */
    public static RunView of(Machine machine, RunStatus under) {
        RunState s = machine.state();
        return new RunView(
                summary(machine, under),
                s.root().plan.plan(),
                s.inputs,
                s.ended == null ? Json.Obj.EMPTY : s.ended.results(),
                steps(s),
                s.questions.values().stream().map(RunState.Question::waiting).toList(),
                budgets(s),
                s.events);
    }

    /** The run in a line. */
    public static RunSummary summary(Machine machine, RunStatus under) {
        RunState s = machine.state();
        return new RunSummary(
                s.run,
                s.root().plan.plan().name(),
                s.firstPlanHash,
                under,
                s.instant(s.startedAt),
                instant(s, s.endedAt),
                s.forkedFrom,
                s.ended == null ? Optional.empty() : s.ended.failure(),
                s.questions.size());
    }

    private static Optional<Instant> instant(RunState s, long micros) {
        return micros == Node.NEVER ? Optional.empty() : Optional.of(s.instant(micros));
    }

    /** Steps in the order of their plan, each followed by what belongs to it; without recursion, since plans nest. */
    private static List<StepView> steps(RunState s) {
        Map<Node, List<Node>> extras = new HashMap<>();
        List<Frame> frames = new ArrayList<>();
        frames.add(s.root());
        for (int i = 0; i < frames.size(); i++) {
            for (Node node : frames.get(i).begun) {
                Node of = node.parent != null ? node.parent : node.standsFor != null ? node.standsFor : node.undoes;
                if (of != null) {
                    extras.computeIfAbsent(of, n -> new ArrayList<>()).add(node);
                }
                frames.addAll(node.frames());
            }
        }
        List<StepView> views = new ArrayList<>();
        Deque<Node> next = new ArrayDeque<>();
        push(next, regular(s.root()));
        while (!next.isEmpty()) {
            Node node = next.pop();
            views.add(view(s, node));
            push(next, extras.getOrDefault(node, List.of()));
            push(
                    next,
                    node.frames().stream()
                            .flatMap(frame -> regular(frame).stream())
                            .toList());
        }
        return views;
    }

    private static void push(Deque<Node> stack, List<Node> nodes) {
        List<Node> reversed = new ArrayList<>(nodes);
        Collections.reverse(reversed);
        reversed.forEach(stack::push);
    }

    private static List<Node> regular(Frame frame) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : frame.nodes) {
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private static StepView view(RunState s, Node node) {
        boolean stopped = s.ended != null && !node.settled();
        return new StepView(
                node.path,
                stopped ? StepState.CANCELLED : node.state,
                node.attempt,
                instant(s, node.startedAt),
                instant(s, node.endedAt),
                node.outputs,
                node.used.used(),
                Optional.ofNullable(node.failure),
                node.note);
    }

    private static List<BudgetView> budgets(RunState s) {
        List<BudgetView> views = new ArrayList<>();
        s.root().purses.forEach(purse -> views.add(view(purse)));
        s.root().pools.values().stream()
                .sorted(java.util.Comparator.comparing(purse -> purse.name))
                .forEach(purse -> views.add(view(purse)));
        return views;
    }

    private static BudgetView view(Purse purse) {
        return new BudgetView(purse.name, purse.limit(), purse.used(), purse.reserved());
    }
}
