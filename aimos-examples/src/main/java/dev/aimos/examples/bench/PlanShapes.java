package dev.aimos.examples.bench;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import java.util.ArrayList;
import java.util.List;

/** Plans of steps that do nothing, as graphs: for each step, which it needs. */
enum PlanShapes {
    /** Each step needs the one before. */
    CHAIN,
    /** One step, all others, which need it, and one that needs them. */
    FAN_OUT,
    /** Layers of ten; each step needs its neighbours in the layer before. */
    MESH;

    private static final int LAYER = 10;

    /** Which steps each of so many needs. */
    List<int[]> needs(int steps) {
        List<int[]> needs = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            needs.add(needs(i, steps));
        }
        return needs;
    }

    private int[] needs(int step, int steps) {
        return switch (this) {
            case CHAIN -> step == 0 ? new int[0] : new int[] {step - 1};
            case FAN_OUT -> {
                if (step == steps - 1) {
                    int[] all = new int[steps - 2];
                    for (int i = 0; i < all.length; i++) {
                        all[i] = i + 1;
                    }
                    yield all;
                }
                yield step == 0 ? new int[0] : new int[] {0};
            }
            case MESH -> {
                if (step < LAYER) {
                    yield new int[0];
                }
                int first = (step / LAYER - 1) * LAYER;
                int at = step % LAYER;
                yield new int[] {first + at, first + (at + 1) % LAYER};
            }
        };
    }

    /** A plan of that shape. */
    Plan plan(int steps) {
        List<Step> all = new ArrayList<>(steps);
        List<int[]> needs = needs(steps);
        for (int i = 0; i < steps; i++) {
            StepBuilder step = Step.named("s" + i).assign("builder");
            for (int needed : needs.get(i)) {
                step.requires("s" + needed);
            }
            all.add(step.build());
        }
        return Plan.of("shape", all);
    }
}
