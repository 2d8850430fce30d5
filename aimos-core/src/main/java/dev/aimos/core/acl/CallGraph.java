package dev.aimos.core.acl;

import dev.aimos.plan.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which plans call which, and the checks of that. */
final class CallGraph {
    static final int DEEPEST = 32;

    /** So many steps a run may have, each counted as often as its plan is called, and once for all items of a list. */
    static final long MOST_RUN = 1_000_000;

    private final List<Subject> plans;
    private final Findings findings;
    private final Edges calls;
    private final int[] order;

    /**
     * The graph of the calls.
     *
     * @param plans the plan that runs, then the others
     */
    CallGraph(List<Subject> plans, Findings findings) {
        this.plans = plans;
        this.findings = findings;
        Map<String, Integer> numbers = new HashMap<>();
        for (int plan = 0; plan < plans.size(); plan++) {
            numbers.putIfAbsent(plans.get(plan).plan().name(), plan);
        }
        Edges.Builder edges = new Edges.Builder(plans.size());
        BitSet called = new BitSet();
        for (Subject plan : plans) {
            called.clear();
            for (Step step : plan.plan().steps()) {
                Integer number = step.work() instanceof Step.Work.Call call ? numbers.get(call.plan()) : null;
                if (number != null && !called.get(number)) {
                    called.set(number);
                    edges.add(number);
                }
            }
            edges.next();
        }
        calls = edges.build();
        order = Order.of(calls, calls.reversed());
    }

    /** The plans, each after those it calls. Without those that call themselves, and those that call such. */
    List<Subject> calledFirst() {
        List<Subject> ordered = new ArrayList<>(order.length);
        for (int plan : order) {
            ordered.add(plans.get(plan));
        }
        return ordered;
    }

    /** Whether no plan calls itself. */
    boolean check() {
        if (order.length < plans.size()) {
            Circles.of(calls, CircleChecks.MOST).forEach(this::circle);
            return false;
        }
        if (plans.size() > 1) {
            Longest deepest = Longest.path(order, calls, plan -> 1);
            if (deepest.length() - 1 > DEEPEST) {
                findings.error(
                        "plan",
                        "calls-too-deep",
                        "plans call each other " + (deepest.length() - 1) + " deep, but at most " + DEEPEST
                                + " is allowed: "
                                + Shown.way(names(deepest.steps().reversed())),
                        null);
            }
            size();
            unused();
        }
        return true;
    }

    private List<String> names(List<Integer> numbers) {
        return numbers.stream().map(number -> plans.get(number).plan().name()).toList();
    }

    private void circle(List<Integer> circle) {
        List<Integer> closed = new ArrayList<>(circle);
        closed.add(circle.getFirst());
        Subject first = plans.get(circle.getFirst());
        String next = plans.get(closed.get(1)).plan().name();
        String key = first.key("plan");
        for (int step = 0; step < first.size(); step++) {
            if (first.step(step).work() instanceof Step.Work.Call call
                    && call.plan().equals(next)) {
                key = first.key(step, "call");
                break;
            }
        }
        findings.error(
                key,
                "circular-call",
                (circle.size() == 1 ? "a plan calls itself: " : "plans call each other in a circle: ")
                        + Shown.way(names(closed)),
                "do what is to be done again for each item of a list with FOR_EACH, or propose an amendment");
    }

    private void size() {
        Map<Subject, Long> sizes = new HashMap<>();
        for (int plan : order) {
            Subject subject = plans.get(plan);
            long size = subject.size();
            for (int step = 0; step < subject.size(); step++) {
                Subject called = subject.called(step);
                size = Amounts.sum(size, called == null ? 0 : sizes.getOrDefault(called, 0L));
            }
            sizes.put(subject, size);
        }
        long size = sizes.getOrDefault(plans.getFirst(), 0L);
        if (size > MOST_RUN) {
            findings.error(
                    "plan",
                    "too-many-steps",
                    "with the plans it calls, each as often as it does, the plan has " + size + " steps, but at most "
                            + MOST_RUN + " are allowed",
                    null);
        }
    }

    private void unused() {
        BitSet used = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(0);
        while (!open.isEmpty()) {
            int plan = open.poll();
            if (!used.get(plan)) {
                used.set(plan);
                calls.to(plan).forEach(open::add);
            }
        }
        for (int plan = used.nextClearBit(0); plan < plans.size(); plan = used.nextClearBit(plan + 1)) {
            findings.warning(
                    plans.get(plan).key("plan"),
                    "unused-plan",
                    plans.get(plan).shown() + " is never called",
                    "leave it out");
        }
    }
}
