package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Operator;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads gates of the YAML form: each is a step that does nothing but gate, or that gates what a role says. */
final class YamlGates {
    private static final List<String> KEYS = keys();

    private final YamlSteps steps;
    private final YamlForm form;
    private final YamlTexts texts;

    YamlGates(YamlSteps steps) {
        this.steps = steps;
        this.form = steps.form();
        this.texts = steps.texts();
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(
                "id", "condition", "score", "threshold", "call", "role", "args", "result", "message", "on_fail"));
        keys.addAll(YamlSteps.KEYS);
        keys.remove("for_each");
        return List.copyOf(keys);
    }

    /** What references may name of a gate; null, with an error told, if it has no name. */
    @Nullable
    YamlGate declare(YamlNode.Members node) {
        form.keys(node, "a gate", KEYS);
        YamlNode id = node.get("id");
        if (id == null) {
            return form.error("yaml-missing", "a gate has no id", node.span(), "write id: NAME");
        }
        String name = form.name(id, "the id of a gate");
        if (name == null || !steps.take(name, id.span())) {
            return null;
        }
        steps.place(name, "", id.span());
        YamlNode named = node.get("result");
        String result = named == null ? null : form.name(named, "a result");
        if (named != null && result != null) {
            texts.names().result(result, name, named.span());
        }
        YamlNode score = node.get("score");
        YamlNode threshold = node.get("threshold");
        YamlGate gate = new YamlGate(
                name,
                score == null ? null : new YamlSymbol("the score of the gate '" + name + "'", score),
                threshold == null ? null : new YamlSymbol("the threshold of the gate '" + name + "'", threshold),
                node.get("call") != null || node.get("role") != null);
        texts.names().gate(gate);
        return gate;
    }

    /**
     * Adds the step of a gate.
     *
     * @param before the steps that come before all gates
     */
    void add(YamlGate gate, YamlNode.Members node, List<String> before) {
        String name = gate.id();
        StepBuilder step = Step.named(name);
        before.forEach(step::requires);
        steps.common(step, name, node);
        YamlPlace own = new YamlPlace(null, gate);
        if (gate.calls()) {
            call(step, gate, node);
        } else if (node.get("args") != null) {
            form.error(
                    "yaml-gate",
                    "a gate with args calls something",
                    node.span(),
                    "write call: NAME, or leave args out");
        }
        List<Step> added = new ArrayList<>(steps.steps());
        YamlNode onFail = node.get("on_fail");
        Expression message = onFail == null ? null : new YamlOnFail(steps).read(step, name, onFail, own);
        YamlNode said = node.get("message");
        if (said != null) {
            message = texts.expression(said, own);
        }
        conditions(step, gate, node, own, message);
        // The step stands before what is done in its place, which has been added already.
        List<Step> inPlace =
                List.copyOf(steps.steps().subList(added.size(), steps.steps().size()));
        steps.steps().subList(added.size(), steps.steps().size()).clear();
        steps.add(step.build());
        inPlace.forEach(steps::add);
    }

    private void call(StepBuilder step, YamlGate gate, YamlNode.Members node) {
        YamlNode role = node.get("role");
        YamlNode call = node.get("call");
        String who = role == null ? gate.id() : form.name(role, "a role");
        String what = call == null ? "" : form.name(call, "what is called");
        if (who != null && what != null) {
            Span span = call == null ? node.span() : call.span();
            steps.assign(step, gate.id(), who, what, span, null);
        }
        YamlNode arguments = node.get("args");
        if (arguments != null) {
            steps.inputs(step, gate.id(), arguments, "args", YamlPlace.ANYWHERE);
        }
    }

    private void conditions(
            StepBuilder step, YamlGate gate, YamlNode.Members node, YamlPlace own, @Nullable Expression message) {
        YamlNode condition = node.get("condition");
        List<Expression> conditions = new ArrayList<>();
        Span span = node.span();
        if (condition != null) {
            span = condition.span();
            Expression written = texts.condition(condition, own);
            if (written != null) {
                conditions.add(written);
            }
        } else if (gate.calls()) {
            conditions.add(new Expression("out.passed"));
            if (gate.threshold() != null) {
                compare(own, span, conditions);
            }
        } else if (gate.score() != null && gate.threshold() != null) {
            compare(own, span, conditions);
        } else {
            form.error(
                    "yaml-gate",
                    "the gate " + Shown.name(gate.id()) + " has nothing that must hold",
                    node.span(),
                    "give it condition:, or score: and threshold:, or call:");
        }
        for (int i = 0; i < conditions.size(); i++) {
            steps.place(gate.id(), "gate:" + i, span);
            step.gate(new Step.Gate("", conditions.get(i), Optional.ofNullable(message)));
        }
    }

    private void compare(YamlPlace own, Span span, List<Expression> conditions) {
        Expr score = texts.names().reference(List.of("gate", "score"), span, own);
        Expr threshold = texts.names().reference(List.of("gate", "threshold"), span, own);
        if (score != null && threshold != null) {
            Expression written = texts.written(new Expr.Binary(Operator.AT_LEAST, score, threshold, Span.NONE), span);
            if (written != null) {
                conditions.add(written);
            }
        }
    }
}
