package dev.aimos.core.acl;

import dev.aimos.core.expr.Ref;
import dev.aimos.plan.Step;

/**
 * Checks that steps that run only in place of others, or undo others, are neither required nor read: what they give is read as that
 * of the step they stand for. Only what undoes a step may read it, dormant or not.
 */
final class DormantChecks {
    private final Subject subject;
    private final PlanGraph graph;
    private final Findings findings;

    DormantChecks(Subject subject) {
        this.subject = subject;
        this.graph = subject.graph();
        this.findings = subject.findings();
    }

    void check() {
        if (!graph.hasDormant()) {
            return;
        }
        subject.sites().own().forEach(this::reads);
        for (int number = 0; number < subject.size(); number++) {
            subject.sites().steps().get(number).forEach(this::reads);
            required(number);
            if (graph.isDormant(number)) {
                ignored(number);
            }
        }
    }

    private void reads(Site site) {
        for (Ref ref : site.refs()) {
            int read = StepRef.isStep(ref) ? graph.number(StepRef.step(ref)) : -1;
            if (read >= 0 && graph.isDormant(read) && !undoes(site.step(), read)) {
                findings.error(
                        site,
                        ref.span(),
                        "dormant-read",
                        site.shown() + " reads " + Shown.name(graph.name(read)) + ", which runs only " + onlyIf(read),
                        instead(read));
            }
        }
    }

    private boolean undoes(int step, int undone) {
        return step >= 0 && graph.compensation(undone) == step;
    }

    private String onlyIf(int dormant) {
        int owner = graph.standsFor(dormant);
        return graph.fallback(owner) == dormant
                ? "if " + Shown.name(graph.name(owner)) + " fails"
                : "to undo " + Shown.name(graph.name(owner));
    }

    private String instead(int dormant) {
        int owner = graph.standsFor(dormant);
        return graph.fallback(owner) == dormant
                ? "read '" + graph.name(owner) + "': what its fallback gives is read as its own"
                : "read '" + graph.name(owner) + "'";
    }

    private void required(int number) {
        for (String name : subject.step(number).requires()) {
            int other = graph.number(name);
            if (other >= 0 && graph.isDormant(other) && !undoes(number, other)) {
                findings.error(
                        subject.key(number, "requires:" + name),
                        "dormant-required",
                        subject.shown(number) + " requires " + Shown.name(name) + ", which runs only " + onlyIf(other),
                        "require '" + graph.name(graph.standsFor(other)) + "'");
            }
        }
    }

    /** What a dormant step says to no effect. */
    private void ignored(int number) {
        Step step = subject.step(number);
        if (step.when().isPresent()) {
            findings.error(
                    subject.key(number, "when"),
                    "dormant-when",
                    subject.shown(number) + " has a WHEN, but runs only " + onlyIf(number) + ", and always then",
                    "leave the WHEN out");
        }
        int owner = graph.standsFor(number);
        if (graph.compensation(owner) != number) {
            return;
        }
        if (!(step.onFail() instanceof Step.OnFail.Abort)) {
            findings.warning(
                    subject.key(number, "on_fail"),
                    "on-fail-useless",
                    subject.shown(number) + " undoes " + Shown.name(graph.name(owner))
                            + ": if it fails, what else is to be undone is undone all the same",
                    "leave the ON_FAIL out; RETRY has its effect");
        }
        if (step.compensate().isPresent()) {
            findings.error(
                    subject.key(number, "compensate"),
                    "compensation-undone",
                    subject.shown(number) + " undoes " + Shown.name(graph.name(owner))
                            + ", and cannot be undone itself",
                    "leave the COMPENSATE out");
        }
    }
}
