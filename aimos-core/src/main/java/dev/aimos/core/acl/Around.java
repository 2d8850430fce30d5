package dev.aimos.core.acl;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;

/** What a step that stands for another, or undoes it, sees of that one. */
final class Around {
    /** So far is looked for the step that a step stands for, and the one that that stands for, and so on. */
    private static final int FARTHEST = 64;

    private final Plan plan;
    private final PlanGraph graph;

    Around(Plan plan, PlanGraph graph) {
        this.plan = plan;
        this.graph = graph;
    }

    /** The step whose FOR_EACH gives a step the variable of that name, or {@code index}: itself or one it stands for; or -1. */
    int eachWith(int step, String name) {
        int at = step;
        for (int i = 0; i < FARTHEST && at >= 0; i++) {
            Step.ForEach each = plan.steps().get(at).forEach().orElse(null);
            if (each != null && (name.equals(each.variable()) || name.equals("index"))) {
                return at;
            }
            at = graph.standsForMore(at) ? -1 : graph.standsFor(at);
        }
        return -1;
    }

    /** Whether a step reads another as the one that it undoes: one item of it, if that is done for each of a list. */
    boolean undoes(int step, int undone) {
        int at = step;
        for (int i = 0; i < FARTHEST && at >= 0; i++) {
            if (graph.compensation(undone) == at) {
                return true;
            }
            at = graph.standsFor(at);
        }
        return false;
    }
}
