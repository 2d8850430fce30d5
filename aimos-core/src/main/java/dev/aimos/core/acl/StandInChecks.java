package dev.aimos.core.acl;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Checks that what a fallback or a compensation needs is done when it begins. It does not wait: so it may need what the step needs
 * that it stands for, directly or not, and if it undoes that, the step itself.
 */
final class StandInChecks {
    /** So many steps are visited before no more is asked: checks take time in proportion to the plan. */
    private static final long MOST_VISITS = 5_000_000;

    private final Subject subject;
    private final PlanGraph graph;
    private final BitSet done = new BitSet();
    private long visits;

    StandInChecks(Subject subject) {
        this.subject = subject;
        this.graph = subject.graph();
    }

    void check() {
        for (int owner = 0; owner < subject.size() && graph.hasDormant(); owner++) {
            if (graph.fallback(owner) >= 0) {
                standIn(owner, graph.fallback(owner), false);
            }
            if (graph.compensation(owner) >= 0) {
                standIn(owner, graph.compensation(owner), true);
            }
        }
    }

    private void standIn(int owner, int standIn, boolean undoes) {
        boolean collected = false;
        for (int i = 0; i < graph.dependencyCount(standIn); i++) {
            int needed = graph.dependency(standIn, i);
            boolean itself = undoes && needed == owner;
            if (itself || graph.isDormant(needed) || !needs(standIn, i, needed)) {
                continue;
            }
            if (!collected && !collect(owner)) {
                return;
            }
            collected = true;
            if (!done.get(needed)) {
                tell(owner, standIn, needed, undoes);
            }
        }
    }

    private boolean needs(int step, int i, int needed) {
        return graph.reads(step, i) || subject.step(step).requires().contains(graph.name(needed));
    }

    /** Collects what is settled before a step begins; false if that takes too long. */
    private boolean collect(int step) {
        done.clear();
        Deque<Integer> open = new ArrayDeque<>();
        int owner = step;
        for (int i = 0; i < LimitChecks.MOST_PARTS && owner >= 0; i++) {
            open.add(owner);
            owner = graph.standsFor(owner);
        }
        while (!open.isEmpty()) {
            int next = open.poll();
            for (int i = 0; i < graph.dependencyCount(next); i++) {
                int needed = graph.dependency(next, i);
                visits++;
                if (!done.get(needed)) {
                    done.set(needed);
                    open.add(needed);
                }
            }
            if (visits > MOST_VISITS) {
                return false;
            }
        }
        return true;
    }

    private void tell(int owner, int standIn, int needed, boolean undoes) {
        String own = Shown.name(graph.name(owner));
        subject.findings()
                .error(
                        subject.key(standIn, "requires:" + graph.name(needed)),
                        undoes ? "compensation-needs" : "fallback-needs",
                        subject.shown(standIn) + " needs " + Shown.name(graph.name(needed))
                                + ", which may not be done when " + (undoes ? own + " is undone" : own + " fails"),
                        "let '" + graph.name(owner) + "' require it: REQUIRES " + graph.name(needed));
    }
}
