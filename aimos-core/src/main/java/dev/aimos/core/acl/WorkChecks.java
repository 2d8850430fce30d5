package dev.aimos.core.acl;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.util.Map;
import java.util.Set;

/** Checks that what a step does and gives fits: the plan it calls, the step it falls back to, or that it does nothing. */
final class WorkChecks {
    private final Subject subject;
    private final Findings findings;

    WorkChecks(Subject subject) {
        this.subject = subject;
        this.findings = subject.findings();
    }

    void check() {
        for (int number = 0; number < subject.size(); number++) {
            Step step = subject.step(number);
            Subject called = subject.called(number);
            if (called != null) {
                inputs(number, step, called);
                results(number, step, called);
            } else if (step.work() instanceof Step.Work.Nothing) {
                nothing(number, step);
            }
            if (subject.graph().fallback(number) >= 0) {
                fallback(number, subject.graph().fallback(number));
            }
        }
    }

    private void inputs(int number, Step step, Subject called) {
        for (Plan.Input input : called.plan().inputs()) {
            if (input.fallback().isEmpty() && !step.inputs().containsKey(input.name())) {
                findings.error(
                        subject.key(number, "call"),
                        "missing-input",
                        subject.shown(number) + " calls " + called.shown() + " without its input "
                                + Shown.name(input.name()),
                        "add INPUT " + input.name() + " = …, or give it a default in the called plan");
            }
        }
        for (String name : step.inputs().keySet()) {
            if (!called.inputs().containsKey(name)) {
                findings.error(
                        subject.key(number, "input:" + name),
                        "unknown-input",
                        subject.shown(number) + " gives " + called.shown() + " an input " + Shown.name(name)
                                + " that it does not have",
                        findings.didYouMean(name, called.inputs().keySet()));
            }
        }
    }

    private void results(int number, Step step, Subject called) {
        for (Step.Output output : step.outputs()) {
            ValueType result = called.results().get(output.name());
            if (result == null) {
                findings.error(
                        subject.key(number, "output:" + output.name()),
                        "unknown-output",
                        subject.shown(number) + " declares an output " + Shown.name(output.name()) + " that "
                                + called.shown() + " does not give",
                        findings.didYouMean(output.name(), called.results().keySet()));
            } else if (!output.type().accepts(result)) {
                findings.error(
                        subject.key(number, "output:" + output.name()),
                        "type-mismatch",
                        "output " + Shown.name(output.name()) + " of " + subject.shown(number) + " is declared as "
                                + Shown.type(output.type()) + ", but " + called.shown() + " gives "
                                + Shown.type(result),
                        "leave the OUTPUT out: what the plan gives is known");
            }
        }
    }

    private void nothing(int number, Step step) {
        if (step.retry().times() > 0) {
            findings.warning(
                    subject.key(number, "retry"),
                    "retry-nothing",
                    subject.shown(number) + " is to be tried again, but does nothing that could be",
                    "leave out its RETRY, or give it an ASSIGN or a CALL");
        }
        Set<String> given = StepOutputs.ofNothing(step, Map.of()).keySet();
        for (Step.Output output : step.outputs()) {
            if (!given.contains(output.name())) {
                findings.error(
                        subject.key(number, "output:" + output.name()),
                        "output-of-nothing",
                        subject.shown(number) + " declares an output " + Shown.name(output.name())
                                + ", but without ASSIGN and CALL it gives only what it is given",
                        "add INPUT " + output.name() + " = …, or an ASSIGN");
            }
        }
    }

    private void fallback(int number, int fallback) {
        boolean all = subject.step(fallback).forEach().isPresent();
        Map<String, ValueType> given = subject.outputs(fallback).types();
        subject.outputs(number).types().forEach((name, needed) -> {
            ValueType its = given.get(name);
            if (its == null) {
                fallback(
                        number,
                        fallback,
                        "it does not declare output " + Shown.name(name),
                        "OUTPUT " + name + ": " + needed);
                return;
            }
            ValueType type = all ? ValueType.listOf(its) : its;
            if (!needed.accepts(type)) {
                fallback(
                        number,
                        fallback,
                        "its output " + Shown.name(name) + " is " + Shown.type(type) + " where " + Shown.type(needed)
                                + " is needed",
                        "OUTPUT " + name + ": " + needed);
            }
        });
    }

    private void fallback(int number, int fallback, String why, String declare) {
        findings.error(
                subject.key(number, "on_fail"),
                "fallback-outputs",
                subject.shown(fallback) + " cannot stand in for "
                        + Shown.name(subject.graph().name(number)) + ": " + why,
                "declare there: " + declare);
    }
}
