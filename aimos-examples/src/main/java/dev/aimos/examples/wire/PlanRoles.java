package dev.aimos.examples.wire;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who does which steps of a plan and of the plans it calls. */
public final class PlanRoles {
    private PlanRoles() {}

    /** The plan, and those that it has. */
    public static Stream<Plan> plans(Plan plan) {
        return Stream.concat(Stream.of(plan), plan.plans().stream());
    }

    public static Stream<Step> steps(Plan plan) {
        return plans(plan).flatMap(each -> each.steps().stream());
    }

    /** The names of all steps, by role. */
    public static SortedMap<String, List<String>> of(Plan plan) {
        return of(steps(plan));
    }

    /** The names of the plan's own steps, by role. */
    public static SortedMap<String, List<String>> alone(Plan plan) {
        return of(plan.steps().stream());
    }

    private static SortedMap<String, List<String>> of(Stream<Step> steps) {
        SortedMap<String, List<String>> roles = new TreeMap<>();
        steps.forEach(step -> {
            if (step.work() instanceof Step.Work.Assign assign) {
                roles.computeIfAbsent(assign.role(), role -> new ArrayList<>()).add(step.name());
            }
        });
        return roles;
    }

    /** The roles of those steps that have one. */
    public static Map<String, String> bySteps(Plan plan) {
        Map<String, String> roles = new TreeMap<>();
        of(plan).forEach((role, steps) -> steps.forEach(step -> roles.put(step, role)));
        return roles;
    }

    /** The output of a step, by the step's path or name. */
    public static Optional<Step.Output> output(Plan plan, String path, String output) {
        String name = name(path);
        return steps(plan)
                .filter(step -> step.name().equals(name))
                .flatMap(step -> step.outputs().stream())
                .filter(declared -> declared.name().equals(output))
                .findFirst();
    }

    /** The name of the step at the end of a path, without the number of an item, and without the step it stands in for. */
    public static String name(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('~')) + 1);
        int bracket = last.indexOf('[');
        return bracket < 0 ? last : last.substring(0, bracket);
    }
}
