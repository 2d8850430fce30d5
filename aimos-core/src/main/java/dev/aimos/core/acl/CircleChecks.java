package dev.aimos.core.acl;

import java.util.ArrayList;
import java.util.List;

/** Checks that no step waits for itself. */
final class CircleChecks {
    /** Beyond so many circles no more are searched for. */
    static final int MOST = 100;

    private final Subject subject;
    private final PlanGraph graph;
    private final Findings findings;

    CircleChecks(Subject subject) {
        this.subject = subject;
        this.graph = subject.graph();
        this.findings = subject.findings();
    }

    /** Whether none does. */
    boolean check() {
        List<List<Integer>> waiting =
                graph.acyclic() && !graph.hasDormant() ? List.of() : Circles.of(withFallbacks(), MOST);
        waiting.forEach(this::waiting);
        List<List<Integer>> undone = graph.hasDormant() ? Circles.of(compensations(), MOST) : List.of();
        for (List<Integer> circle : undone) {
            findings.error(
                    subject.key(circle.getFirst(), "compensate"),
                    "circular-compensation",
                    "steps undo each other in a circle: " + way(circle),
                    "leave out one COMPENSATE");
        }
        return waiting.isEmpty() && undone.isEmpty();
    }

    private void waiting(List<Integer> circle) {
        int first = circle.getFirst();
        int second = circle.size() == 1 ? first : circle.get(1);
        boolean falls = false;
        for (int i = 0; i < circle.size(); i++) {
            falls |= !needs(circle.get(i), circle.get((i + 1) % circle.size()));
        }
        String key = needs(first, second)
                ? subject.key(first, "requires:" + graph.name(second))
                : subject.key(first, "on_fail");
        if (falls) {
            findings.error(
                    key,
                    "circular-fallback",
                    (circle.size() == 1
                                    ? "a step falls back to itself: "
                                    : "steps need or fall back to each other in a circle: ")
                            + way(circle),
                    "fall back to a step that needs none of these");
        } else if (circle.size() == 1) {
            findings.error(
                    key,
                    "self-dependency",
                    subject.shown(first) + " needs itself: " + way(circle),
                    "its own outputs can be read in its gates only, as 'out'");
        } else {
            findings.error(
                    key,
                    "circular-dependency",
                    "steps need each other in a circle: " + way(circle),
                    "take out one of these REQUIRES, or what one of them reads of the next");
        }
    }

    private String way(List<Integer> circle) {
        List<Integer> closed = new ArrayList<>(circle);
        closed.add(circle.getFirst());
        return Shown.way(subject.names(closed));
    }

    private boolean needs(int step, int other) {
        return graph.dependencies(step).anyMatch(needed -> needed == other);
    }

    private Edges withFallbacks() {
        Edges.Builder edges = new Edges.Builder(graph.size());
        for (int step = 0; step < graph.size(); step++) {
            int fallback = graph.fallback(step);
            for (int i = 0; i < graph.dependencyCount(step); i++) {
                int needed = graph.dependency(step, i);
                edges.add(needed);
                fallback = needed == fallback ? -1 : fallback;
            }
            if (fallback >= 0) {
                edges.add(fallback);
            }
            edges.next();
        }
        return edges.build();
    }

    private Edges compensations() {
        Edges.Builder edges = new Edges.Builder(graph.size());
        for (int step = 0; step < graph.size(); step++) {
            if (graph.compensation(step) >= 0) {
                edges.add(graph.compensation(step));
            }
            edges.next();
        }
        return edges.build();
    }
}
