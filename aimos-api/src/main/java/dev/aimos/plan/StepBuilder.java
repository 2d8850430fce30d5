package dev.aimos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a step says; each thing not said keeps its default. Not thread-safe. */
public final class StepBuilder {
    private final String name;
    private String description = "";
    private Step.Work work = new Step.Work.Nothing();
    private final List<String> requires = new ArrayList<>();
    private final Map<String, Expression> inputs = new LinkedHashMap<>();
    private final List<Step.Output> outputs = new ArrayList<>();
    private Budget budget = Budget.NONE;
    private Optional<String> pool = Optional.empty();
    private int priority;
    private final List<Step.Gate> gates = new ArrayList<>();
    private Optional<Expression> when = Optional.empty();
    private Optional<Step.ForEach> forEach = Optional.empty();
    private Step.Retry retry = Step.Retry.NEVER;
    private Optional<Duration> timeout = Optional.empty();
    private Step.OnFail onFail = new Step.OnFail.Abort();
    private Optional<String> compensate = Optional.empty();
    private Optional<Step.Approval> approval = Optional.empty();

    StepBuilder(String name) {
        this.name = name;
    }

    /** A description for people. */
    public StepBuilder description(String value) {
        description = value;
        return this;
    }

    /** Calls a role's handler. */
    public StepBuilder assign(String role) {
        return work(new Step.Work.Assign(role, "", Optional.empty()));
    }

    /** Calls a role's handler with an instruction, an expression of ACL. */
    public StepBuilder assign(String role, String action, Expression instruction) {
        return work(new Step.Work.Assign(role, action, Optional.of(instruction)));
    }

    /** Runs another plan. */
    public StepBuilder call(String plan) {
        return work(new Step.Work.Call(plan));
    }

    /** What is done. */
    public StepBuilder work(Step.Work value) {
        work = value;
        return this;
    }

    /** Steps that must be done before. */
    public StepBuilder requires(String... steps) {
        requires.addAll(List.of(steps));
        return this;
    }

    /** A value it is given: an expression of ACL, as the formatter writes it. */
    public StepBuilder input(String input, String expression) {
        inputs.put(input, new Expression(expression));
        return this;
    }

    /** A value it gives back. */
    public StepBuilder output(String output, ValueType type) {
        outputs.add(new Step.Output(output, type));
        return this;
    }

    /** What one attempt may use. */
    public StepBuilder budget(Budget value) {
        budget = value;
        return this;
    }

    /** The pool it draws on, and its priority there. */
    public StepBuilder pool(String value, int itsPriority) {
        pool = Optional.of(value);
        priority = itsPriority;
        return this;
    }

    /** Its priority among the steps of its pool. */
    public StepBuilder priority(int value) {
        priority = value;
        return this;
    }

    /** A condition on its outputs: an expression of ACL, as the formatter writes it. */
    public StepBuilder gate(String gate, String condition) {
        return gate(new Step.Gate(gate, new Expression(condition), Optional.empty()));
    }

    /** A condition on its outputs. */
    public StepBuilder gate(Step.Gate value) {
        gates.add(value);
        return this;
    }

    /** What must hold for it to run at all: an expression of ACL, as the formatter writes it. */
    public StepBuilder when(String condition) {
        when = Optional.of(new Expression(condition));
        return this;
    }

    /** That it is done once for each item of a list. */
    public StepBuilder forEach(Step.ForEach value) {
        forEach = Optional.of(value);
        return this;
    }

    /** What happens when an attempt fails. */
    public StepBuilder retry(Step.Retry value) {
        retry = value;
        return this;
    }

    /** How long one attempt may take. */
    public StepBuilder timeout(Duration value) {
        timeout = Optional.of(value);
        return this;
    }

    /** What happens when no attempt is left. */
    public StepBuilder onFail(Step.OnFail value) {
        onFail = value;
        return this;
    }

    /** The step that undoes it. */
    public StepBuilder compensate(String step) {
        compensate = Optional.of(step);
        return this;
    }

    /** Who is to be asked before it begins. */
    public StepBuilder approval(Step.Approval value) {
        approval = Optional.of(value);
        return this;
    }

    /** The step. */
    public Step build() {
        return new Step(
                name,
                description,
                work,
                requires,
                inputs,
                outputs,
                budget,
                pool,
                priority,
                gates,
                when,
                forEach,
                retry,
                timeout,
                onFail,
                compensate,
                approval);
    }
}
