package dev.aimos.core.acl;

import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan as a Mermaid flowchart: each plan a box of its own; in it the steps with who does them, those that are done for each item
 * of a list as stacks; gates as diamonds and approvals as hexagons; dotted arrows to what runs in place of a step that failed, or
 * undoes it. Names of the diagram are made up from numbers, and all labels are escaped.
 */
public final class Mermaid {
    private final StringBuilder out = new StringBuilder(1_024);
    private final Map<String, Integer> plans = new HashMap<>();
    private final Map<String, String> states;
    private final Set<String> seen = new TreeSet<>();

    private Mermaid(Map<String, String> states) {
        this.states = states;
    }

    /**
     * The diagram of a plan and of those it calls. The same for the same plan. Steps that are not there are left out.
     *
     * @throws dev.aimos.plan.PlanRefused if an expression cannot be read
     */
    public static String of(Plan plan) {
        return of(plan, Map.of());
    }

    /**
     * As {@link #of(Plan)}, with each step of the plan itself in the class of its state. What plans a step calls do is shown at the
     * step.
     *
     * @param states words of letters, digits, {@code -} and {@code _}, by the names of steps; steps that have none are in no class
     * @throws dev.aimos.plan.PlanRefused if an expression cannot be read
     */
    public static String of(Plan plan, Map<String, String> states) {
        Mermaid mermaid = new Mermaid(states);
        mermaid.plans.put(plan.name(), 0);
        for (int i = 0; i < plan.plans().size(); i++) {
            mermaid.plans.putIfAbsent(plan.plans().get(i).name(), i + 1);
        }
        mermaid.line("flowchart TD");
        mermaid.plan(plan, 0);
        for (int i = 0; i < plan.plans().size(); i++) {
            mermaid.plan(plan.plans().get(i), i + 1);
        }
        mermaid.line("  classDef dormant stroke-dasharray: 5 5");
        mermaid.seen.forEach(state -> mermaid.line("  classDef " + state + " " + StateColours.of(state)));
        return mermaid.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void plan(Plan plan, int number) {
        PlanGraph graph = PlanGraph.of(plan);
        line("  subgraph p" + number + "[\"" + titled(plan.name(), plan.description()) + "\"]");
        for (int step = 0; step < graph.size(); step++) {
            String id = "p" + number + "s" + step;
            nodes(plan.steps().get(step), graph, step, id);
            String state = number == 0 ? states.get(graph.name(step)) : null;
            if (state != null) {
                seen.add(state);
                line("    class " + id + " " + state);
            }
        }
        line("  end");
        for (int step = 0; step < graph.size(); step++) {
            edges(plan, graph, step, "p" + number + "s");
        }
    }

    private void nodes(Step step, PlanGraph graph, int number, String id) {
        step.approval().ifPresent(asked -> line("    " + id + "a{{\"" + approval(asked) + "\"}} --> " + id));
        String label = label(step);
        if (step.forEach().isPresent()) {
            line("    " + id + "@{ shape: procs, label: \"" + label + "\" }");
        } else {
            line("    " + id + "[\"" + label + "\"]");
        }
        if (graph.isDormant(number)) {
            line("    class " + id + " dormant");
        }
        String before = id;
        for (int gate = 0; gate < step.gates().size(); gate++) {
            String node = id + "g" + gate;
            line("    " + before + " --> " + node + "{\"" + gate(step.gates().get(gate)) + "\"}");
            before = node;
        }
    }

    private static String titled(String name, String description) {
        return MermaidLabel.of(name) + (description.isEmpty() ? "" : "<br/>" + MermaidLabel.of(description));
    }

    private static String label(Step step) {
        StringBuilder label = new StringBuilder(titled(step.name(), step.description()));
        switch (step.work()) {
            case Step.Work.Assign assign ->
                label.append("<br/>")
                        .append(MermaidLabel.of(assign.role()))
                        .append(assign.action().isEmpty() ? "" : "." + MermaidLabel.of(assign.action()));
            case Step.Work.Call call -> label.append("<br/>CALL ").append(MermaidLabel.of(call.plan()));
            case Step.Work.Nothing nothing -> {}
        }
        step.forEach().ifPresent(each -> label.append("<br/>FOR_EACH ").append(MermaidLabel.of(each.variable())));
        step.when().ifPresent(when -> label.append("<br/>WHEN ").append(MermaidLabel.of(when.text())));
        return label.toString();
    }

    private static String approval(Step.Approval asked) {
        return "APPROVE " + MermaidLabel.of(asked.message().text())
                + asked.by().map(role -> "<br/>by " + MermaidLabel.of(role)).orElse("");
    }

    private static String gate(Step.Gate gate) {
        Expression condition = gate.condition();
        String name = gate.name().isEmpty() ? "" : MermaidLabel.of(gate.name()) + "<br/>";
        return name + MermaidLabel.of(condition.text());
    }

    private void edges(Plan plan, PlanGraph graph, int number, String prefix) {
        String to = prefix + number + (plan.steps().get(number).approval().isPresent() ? "a" : "");
        for (int i = 0; i < graph.dependencyCount(number); i++) {
            int from = graph.dependency(number, i);
            int gates = plan.steps().get(from).gates().size();
            line("  " + prefix + from + (gates == 0 ? "" : "g" + (gates - 1)) + " --> " + to);
        }
        if (graph.fallback(number) >= 0) {
            line("  " + prefix + number + " -.->|on failure| " + prefix + graph.fallback(number));
        }
        if (graph.compensation(number) >= 0) {
            line("  " + prefix + number + " -.->|undone by| " + prefix + graph.compensation(number));
        }
        if (plan.steps().get(number).work() instanceof Step.Work.Call call) {
            Integer called = plans.get(call.plan());
            if (called != null) {
                line("  " + prefix + number + " ==> p" + called);
            }
        }
    }
}
