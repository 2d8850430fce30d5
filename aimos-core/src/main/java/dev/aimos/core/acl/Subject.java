package dev.aimos.core.acl;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One plan that is checked, and what the checks share of it. Not thread-safe. */
final class Subject {
    private final Plan plan;
    private final String prefix;
    private final Map<String, Subject> family;
    private final Findings findings;
    private final Sites sites;
    private final PlanGraph graph;
    private final @Nullable StepOutputs[] outputs;
    private final Map<String, ValueType> inputs = new HashMap<>();
    private final Map<String, ValueType> results = new HashMap<>();
    private final Reads reads = new Reads();
    private final Around around;

    /**
     * A plan that is checked.
     *
     * @param prefix of its keys in {@link Places}
     * @param family the main plan and those that can be called, by name; the first of a name
     */
    Subject(Plan plan, String prefix, Map<String, Subject> family, Findings findings) {
        this.plan = plan;
        this.prefix = prefix;
        this.family = family;
        this.findings = findings;
        this.sites = SiteReader.read(this);
        this.graph = PlanGraph.of(plan, sites.refsOfSteps());
        this.around = new Around(plan, graph);
        this.outputs = new StepOutputs[plan.steps().size()];
        plan.inputs().forEach(input -> inputs.putIfAbsent(input.name(), input.type()));
        plan.results().forEach(result -> results.putIfAbsent(result.name(), result.type()));
    }

    Plan plan() {
        return plan;
    }

    Findings findings() {
        return findings;
    }

    PlanGraph graph() {
        return graph;
    }

    /** Its expressions. */
    Sites sites() {
        return sites;
    }

    /** The types of its inputs, by name; the first of a name. */
    Map<String, ValueType> inputs() {
        return inputs;
    }

    /** The types of its results, by name; the first of a name. */
    Map<String, ValueType> results() {
        return results;
    }

    /** What steps see of those they stand for. */
    Around around() {
        return around;
    }

    /** What was found to be read of it. */
    Reads reads() {
        return reads;
    }

    /** Whether it is the plan that runs, and not one that is called. */
    boolean main() {
        return prefix.isEmpty();
    }

    int size() {
        return plan.steps().size();
    }

    Step step(int step) {
        return plan.steps().get(step);
    }

    /** The key of an element of the plan. */
    String key(String place) {
        return prefix + place;
    }

    /** The key of a step. */
    String key(int step) {
        return prefix + "step:" + step(step).name();
    }

    /** The key of an element of a step. */
    String key(int step, String place) {
        return key(step) + "/" + place;
    }

    /** What messages call the plan. */
    String shown() {
        return "plan " + Shown.name(plan.name());
    }

    /** What messages call a step. */
    String shown(int step) {
        return "step " + Shown.name(step(step).name()) + (main() ? "" : " of " + shown());
    }

    /** The plan of that name, if it can be called. */
    @Nullable
    Subject plan(String name) {
        return family.get(name);
    }

    /** The plan that runs, and those that can be called. */
    Map<String, Subject> family() {
        return family;
    }

    /** The plan that a step calls, if it calls one that is there. */
    @Nullable
    Subject called(int step) {
        return step(step).work() instanceof Step.Work.Call call ? family.get(call.plan()) : null;
    }

    /** What a step gives back. */
    StepOutputs outputs(int step) {
        StepOutputs known = outputs[step];
        if (known == null) {
            Subject called = called(step);
            known = StepOutputs.of(step(step), called == null ? null : called.results());
            outputs[step] = known;
        }
        return known;
    }

    /** The names of the steps that are given by number. */
    List<String> names(Iterable<Integer> steps) {
        List<String> names = new ArrayList<>();
        steps.forEach(step -> names.add(graph.name(step)));
        return names;
    }
}
