package dev.aimos.core.acl;

import dev.aimos.core.acl.Site.Use;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Finds gates that can never hold, or always do, and steps that never run. */
final class ConditionChecks {
    private final Subject subject;
    private final PlanGraph graph;
    private final Findings findings;
    private final BitSet never = new BitSet();

    ConditionChecks(Subject subject) {
        this.subject = subject;
        this.graph = subject.graph();
        this.findings = subject.findings();
    }

    void check() {
        for (int step = 0; step < subject.size(); step++) {
            for (Site site : subject.sites().steps().get(step)) {
                if (site.use() == Use.GATE) {
                    gate(site);
                } else if (site.use() == Use.WHEN) {
                    when(site);
                }
            }
        }
        if (!never.isEmpty()) {
            graph.order().forEach(this::readsOnlyNever);
            standIns();
            results();
        }
    }

    private void gate(Site site) {
        switch (Truth.of(site)) {
            case Truth.Never impossible ->
                findings.error(
                        site,
                        "gate-never-holds",
                        site.shown() + " can never hold: " + impossible.reason(),
                        "every attempt would fail; change the condition");
            case Truth.Always always ->
                findings.warning(
                        site,
                        "gate-always-holds",
                        site.shown() + " holds whatever the step gives",
                        "leave it out, or change it");
            case Truth.Open open -> {}
        }
    }

    private void when(Site site) {
        switch (Truth.of(site)) {
            case Truth.Never impossible -> {
                never.set(site.step());
                findings.warning(
                        site,
                        "never-runs",
                        subject.shown(site.step()) + " never runs: its WHEN can never hold, as " + impossible.reason(),
                        "leave the step out, or change the condition");
            }
            case Truth.Always always ->
                findings.warning(
                        site, "when-always-holds", site.shown() + " always holds", "leave it out, or change it");
            case Truth.Open open -> {}
        }
    }

    private void readsOnlyNever(int step) {
        for (int i = 0; i < graph.dependencyCount(step) && !never.get(step); i++) {
            int read = graph.dependency(step, i);
            if (graph.reads(step, i) && never.get(read)) {
                never.set(step);
                neverRuns(step, "it reads outputs of " + Shown.name(graph.name(read)) + ", which never runs");
            }
        }
    }

    private void standIns() {
        Deque<Integer> open = new ArrayDeque<>();
        never.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int step = open.poll();
            for (int standIn : new int[] {graph.fallback(step), graph.compensation(step)}) {
                if (standIn >= 0 && !never.get(standIn) && graph.standsFor(standIn) == step) {
                    never.set(standIn);
                    open.add(standIn);
                    neverRuns(standIn, "it stands for " + Shown.name(graph.name(step)) + ", which never runs");
                }
            }
        }
    }

    private void neverRuns(int step, String reason) {
        findings.warning(
                subject.key(step), "never-runs", subject.shown(step) + " never runs: " + reason, "leave it out");
    }

    private void results() {
        for (Site site : subject.sites().own()) {
            site.refs().stream()
                    .filter(ref -> StepRef.isStep(ref) && StepRef.needsOutputs(ref))
                    .map(ref -> graph.number(StepRef.step(ref)))
                    .filter(step -> step >= 0 && never.get(step))
                    .findFirst()
                    .ifPresent(step -> findings.warning(
                            site,
                            "never-there",
                            site.shown() + " has no value: " + subject.shown(step) + " never runs",
                            "say what it is then: … ?? …"));
        }
    }
}
