package dev.aimos.core.acl;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.HashSet;
import java.util.Set;

/** Finds what a plan declares and does not use. After {@link ReferenceChecks} has noted what is read. */
final class UnusedChecks {
    private final Subject subject;
    private final PlanGraph graph;
    private final Findings findings;

    UnusedChecks(Subject subject) {
        this.subject = subject;
        this.graph = subject.graph();
        this.findings = subject.findings();
    }

    /**
     * Finds them.
     *
     * @param roles those that any of the plans uses
     */
    void check(Set<String> roles) {
        for (Plan.Input input : subject.plan().inputs()) {
            if (!subject.reads().readsInput(input.name())) {
                findings.warning(
                        subject.key("input:" + input.name()),
                        "unused-input",
                        "input " + Shown.name(input.name()) + " of " + subject.shown() + " is never read",
                        "leave it out, or read it as inputs." + input.name());
            }
        }
        for (Plan.Role role : subject.plan().roles()) {
            if (!roles.contains(role.name())) {
                findings.warning(
                        subject.key("role:" + role.name()),
                        "unused-role",
                        "role " + Shown.name(role.name()) + " of " + subject.shown() + " has nothing to do",
                        "leave it out, or ASSIGN it a step");
            }
        }
        pools();
        for (int number = 0; number < subject.size(); number++) {
            if (!subject.step(number).outputs().isEmpty()) {
                outputs(number);
            }
        }
    }

    private void pools() {
        if (subject.plan().pools().isEmpty()) {
            return;
        }
        Set<String> used = new HashSet<>();
        subject.plan().steps().forEach(step -> step.pool().ifPresent(used::add));
        for (Plan.Pool pool : subject.plan().pools()) {
            if (!used.contains(pool.name())) {
                findings.warning(
                        subject.key("pool:" + pool.name()),
                        "unused-pool",
                        "no step draws on pool " + Shown.name(pool.name()) + " of " + subject.shown(),
                        "leave it out, or name it in the BUDGET of a step: pool=" + pool.name());
            }
        }
    }

    /** Outputs that nobody reads; but not of what stands in for another, nor of what a plan without results ends with. */
    private void outputs(int number) {
        boolean end = subject.plan().results().isEmpty() && graph.dependentCount(number) == 0;
        if (end || graph.isDormant(number)) {
            return;
        }
        for (Step.Output output : subject.step(number).outputs()) {
            if (!subject.reads().readsOutput(number, output.name())) {
                findings.warning(
                        subject.key(number, "output:" + output.name()),
                        "unused-output",
                        "output " + Shown.name(output.name()) + " of " + subject.shown(number) + " is never read",
                        "leave it out, or read it as steps." + graph.name(number) + ".out." + output.name());
            }
        }
    }
}
