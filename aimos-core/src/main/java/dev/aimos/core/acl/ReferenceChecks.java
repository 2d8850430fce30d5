package dev.aimos.core.acl;

import dev.aimos.core.acl.Meaning.Known;
import dev.aimos.core.acl.Meaning.Unknown;
import dev.aimos.core.expr.Ref;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that what a plan names is there, and notes what is read. */
final class ReferenceChecks {
    private final Subject subject;
    private final Names names;
    private final Findings findings;
    private final Set<String> pools = new HashSet<>();

    ReferenceChecks(Subject subject, Names names) {
        this.subject = subject;
        this.names = names;
        this.findings = subject.findings();
    }

    void check() {
        subject.plan().pools().stream().map(Plan.Pool::name).forEach(pools::add);
        subject.sites().own().forEach(this::read);
        for (int step = 0; step < subject.size(); step++) {
            subject.sites().steps().get(step).forEach(this::read);
            named(step);
        }
    }

    private void read(Site site) {
        for (Ref ref : site.refs()) {
            switch (names.meaning(site, ref.path())) {
                case Known known -> note(site, ref.path());
                case Unknown unknown -> {
                    if (!(unknown.maybe() && ref.optional())) {
                        findings.error(
                                site,
                                ref.span(),
                                unknown.code(),
                                site.shown() + ": " + unknown.message(),
                                unknown.suggestion());
                    }
                }
            }
        }
    }

    private void note(Site site, List<String> path) {
        Reads reads = subject.reads();
        switch (path.getFirst()) {
            case "inputs" -> {
                if (path.size() == 1) {
                    reads.allInputs();
                } else {
                    reads.input(path.get(1));
                }
            }
            case "out", "output" -> output(site.step(), path, 1);
            case "steps" -> {
                if (path.get(2).equals("out")) {
                    output(subject.graph().number(path.get(1)), path, 3);
                }
            }
            default -> {}
        }
    }

    private void output(int step, List<String> path, int at) {
        if (path.size() > at) {
            subject.reads().output(step, path.get(at));
        } else {
            subject.reads().allOutputs(step);
        }
    }

    private void named(int number) {
        Step step = subject.step(number);
        if (!step.requires().isEmpty()) {
            requires(number, step.requires());
        }
        if (step.onFail() instanceof Step.OnFail.Fallback fallback) {
            step(number, "on_fail", "falls back to", fallback.step());
        }
        step.compensate().ifPresent(undoing -> step(number, "compensate", "is undone by", undoing));
        step.pool().ifPresent(pool -> pool(number, pool));
        if (step.work() instanceof Step.Work.Call call && subject.plan(call.plan()) == null) {
            plan(number, call.plan());
        }
    }

    private void requires(int number, List<String> required) {
        for (String name : required) {
            step(number, "requires:" + name, "requires", name);
        }
        if (required.size() > 1 && new HashSet<>(required).size() < required.size()) {
            findings.warning(
                    subject.key(number),
                    "duplicate-requires",
                    subject.shown(number) + " requires a step twice",
                    "name it once");
        }
    }

    private void step(int number, String place, String does, String name) {
        if (subject.graph().number(name) < 0) {
            findings.error(
                    subject.key(number, place),
                    "unknown-step",
                    subject.shown(number) + " " + does + " " + Shown.name(name) + ", but " + subject.shown()
                            + " has no such step",
                    findings.didYouMean(name, subject.graph().names()));
        }
    }

    private void pool(int number, String name) {
        if (!pools.contains(name)) {
            String suggestion = findings.didYouMean(name, pools);
            findings.error(
                    subject.key(number, "pool"),
                    "unknown-pool",
                    subject.shown(number) + " draws on pool " + Shown.name(name) + ", which " + subject.shown()
                            + " does not declare",
                    suggestion == null ? "declare it before the steps: POOL " + name + ": tokens=…" : suggestion);
        }
    }

    private void plan(int number, String name) {
        findings.error(
                subject.key(number, "call"),
                "unknown-plan",
                subject.shown(number) + " calls plan " + Shown.name(name) + ", which is not there",
                findings.didYouMean(name, subject.family().keySet()));
    }
}
