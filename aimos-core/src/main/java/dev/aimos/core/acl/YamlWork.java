package dev.aimos.core.acl;

import dev.aimos.core.acl.YamlActions.Action;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Span;
import dev.aimos.core.expr.Words;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is done in the YAML form: participants, which need only what they name; then gates, after all of them; then steps,
 * one after the other, after all gates.
 */
final class YamlWork {
    private static final List<String> PARTICIPANT =
            keys("name", "role", "call", "action", "args", "result", "instruction", "on_fail");
    private static final List<String> STEP =
            keys("name", "role", "uses", "action", "params", "args", "inputs", "result", "instruction", "on_fail");

    private final YamlSteps steps;
    private final YamlForm form;
    private final YamlTexts texts;
    private final YamlGates gateReader;
    private final YamlActions actions;
    private final List<Named> participants = new ArrayList<>();
    private final List<Gated> gates = new ArrayList<>();
    private final List<Named> ordered = new ArrayList<>();

    YamlWork(YamlSteps steps) {
        this.steps = steps;
        this.form = steps.form();
        this.texts = steps.texts();
        this.gateReader = new YamlGates(steps);
        this.actions = new YamlActions(steps);
    }

    private record Named(String name, YamlNode.Members node) {}

    private record Gated(YamlGate gate, YamlNode.Members node) {}

    private static List<String> keys(String... own) {
        List<String> keys = new ArrayList<>(List.of(own));
        keys.addAll(YamlSteps.KEYS);
        return List.copyOf(keys);
    }

    /** Reads the names of all of it, for references; no, with an error told, if there is too much. */
    boolean declare(YamlNode.Members plan) {
        List<YamlNode> participantNodes = list(plan, "participants");
        List<YamlNode> gateNodes = list(plan, "gates");
        List<YamlNode> stepNodes = list(plan, "steps");
        int count = participantNodes.size() + gateNodes.size() + stepNodes.size();
        if (count > YamlReader.MOST) {
            form.error(
                    "yaml-too-large",
                    "a plan has at most " + YamlReader.MOST
                            + " participants, gates and steps in the YAML form, but this one has " + count,
                    plan.span(),
                    "write it in ACL");
            return false;
        }
        for (YamlNode node : participantNodes) {
            YamlNode.Members members = form.members(node, "a participant");
            if (members != null) {
                form.keys(members, "a participant", PARTICIPANT);
                named(members, true);
            }
        }
        for (YamlNode node : gateNodes) {
            YamlNode.Members members = form.members(node, "a gate");
            YamlGate gate = members == null ? null : gateReader.declare(members);
            if (members != null && gate != null) {
                gates.add(new Gated(gate, members));
            }
        }
        for (YamlNode node : stepNodes) {
            YamlNode.Members members = form.members(node, "a step");
            if (members != null) {
                form.keys(members, "a step", STEP);
                named(members, false);
            }
        }
        return true;
    }

    private List<YamlNode> list(YamlNode.Members plan, String key) {
        YamlNode node = plan.get(key);
        return node == null ? List.of() : form.items(node, key);
    }

    private void named(YamlNode.Members node, boolean participant) {
        String what = participant ? "a participant" : "a step";
        YamlNode written = node.get("name");
        String name;
        if (written != null) {
            name = form.name(written, "the name of " + what);
            if (name == null || !steps.take(name, written.span())) {
                return;
            }
            steps.place(name, "", written.span());
        } else if (participant) {
            form.error("yaml-missing", what + " has no name", node.span(), "write name: NAME");
            return;
        } else {
            YamlNode action = node.get("action");
            String like = action instanceof YamlNode.Scalar scalar && scalar.string() != null ? scalar.string() : "";
            name = steps.free(Words.isName(like) ? like : "step");
            texts.names().step(name);
            steps.place(name, "", node.span());
        }
        YamlNode result = node.get("result");
        String called = result == null ? null : form.name(result, "a result");
        if (result != null && called != null) {
            texts.names().result(called, name, result.span());
        }
        (participant ? participants : ordered).add(new Named(name, node));
    }

    /** Adds the steps. */
    void read() {
        participants.forEach(participant -> add(participant, List.of(), true));
        List<String> before = participants.stream().map(Named::name).toList();
        gates.forEach(gated -> gateReader.add(gated.gate(), gated.node(), before));
        List<String> all = gates.isEmpty()
                ? before
                : gates.stream().map(gated -> gated.gate().id()).toList();
        String last = null;
        for (Named step : ordered) {
            List<String> needed = new ArrayList<>();
            if (last != null) {
                needed.add(last);
            }
            if (last == null || !gates.isEmpty()) {
                needed.addAll(all);
            }
            add(step, needed, false);
            last = step.name();
        }
    }

    private void add(Named named, List<String> before, boolean participant) {
        String name = named.name();
        YamlNode.Members node = named.node();
        StepBuilder step = Step.named(name);
        before.forEach(step::requires);
        YamlPlace place = steps.forEach(step, name, node);
        int first = steps.steps().size();
        if (participant) {
            role(step, name, node, node.get("role"), name, first(node, "call", "action"), place);
        } else if (!action(step, name, node, place)) {
            YamlNode role = first(node, "role", "uses");
            role(step, name, node, role, "", node.get("action"), place);
        }
        boolean aborts = !participant && isAbort(node);
        steps.common(step, name, aborts ? node.without("when") : node);
        YamlNode onFail = node.get("on_fail");
        if (onFail != null) {
            new YamlOnFail(steps).read(step, name, onFail, place);
        }
        List<Step> inPlace =
                List.copyOf(steps.steps().subList(first, steps.steps().size()));
        steps.steps().subList(first, steps.steps().size()).clear();
        steps.add(step.build());
        inPlace.forEach(steps::add);
    }

    private static @Nullable YamlNode first(YamlNode.Members node, String one, String other) {
        YamlNode value = node.get(one);
        return value == null ? node.get(other) : value;
    }

    /** A role's function, with what it is told and given. */
    private void role(
            StepBuilder step,
            String name,
            YamlNode.Members node,
            @Nullable YamlNode role,
            String otherwise,
            @Nullable YamlNode function,
            YamlPlace place) {
        String who = role == null ? otherwise : form.name(role, "a role");
        String what = function == null ? "" : function(function);
        if (who != null && who.isEmpty()) {
            if (function == null) {
                form.error("yaml-missing", "this step does nothing", node.span(), "write action: NAME, or role: NAME");
            } else if (what != null) {
                actions.unknown(
                        new Action(what, null, function.span()),
                        List.of("abort"),
                        "; for any other, name its role with role:");
            }
            return;
        }
        Expression instruction = null;
        YamlNode told = node.get("instruction");
        if (told != null) {
            instruction = texts.expression(told, place);
        }
        if (who != null && what != null) {
            Span span = role == null ? function == null ? node.span() : function.span() : role.span();
            steps.assign(step, name, who, what, span, instruction);
        }
        arguments(step, name, node, place);
    }

    private @Nullable String function(YamlNode node) {
        String text = form.text(node, "what is called");
        String instead = text == null ? null : YamlCode.insteadOf(text);
        if (instead != null) {
            return form.error("yaml-code", "'" + text + "' runs code, and a plan has none", node.span(), instead);
        }
        if (text != null && text.indexOf('.') > 0) {
            int dot = text.indexOf('.');
            return form.error(
                    "yaml-name",
                    "what is called is one name, not " + Shown.name(text),
                    node.span(),
                    "write role: " + text.substring(0, Math.min(dot, 40)) + " and the function after it");
        }
        return text == null || form.name(text, node.span(), "what is called") ? text : null;
    }

    private void arguments(StepBuilder step, String name, YamlNode.Members node, YamlPlace place) {
        for (String key : List.of("args", "params", "inputs")) {
            YamlNode given = node.get(key);
            if (given != null) {
                steps.inputs(step, name, given, key, place);
            }
        }
    }

    private static boolean isAbort(YamlNode.Members node) {
        return node.get("action") instanceof YamlNode.Scalar scalar
                && "abort".equals(scalar.string())
                && first(node, "role", "uses") == null;
    }

    /** A known action; no if there is none. */
    private boolean action(StepBuilder step, String name, YamlNode.Members node, YamlPlace place) {
        YamlNode written = node.get("action");
        String action = written instanceof YamlNode.Scalar scalar ? scalar.string() : null;
        if (written == null || action == null || first(node, "role", "uses") != null) {
            return false;
        }
        YamlNode params = Optional.ofNullable(node.get("params")).orElse(first(node, "args", "inputs"));
        if (isAbort(node)) {
            abort(step, name, node, new Action(action, params, written.span()));
            return true;
        }
        if (!YamlActions.isKnown(action)) {
            return false;
        }
        actions.work(step, name, new Action(action, params, written.span()), place);
        return true;
    }

    /** A step that aborts the run under a condition: a gate that holds when the condition does not. */
    private void abort(StepBuilder step, String name, YamlNode.Members node, Action action) {
        YamlNode when = node.get("when");
        if (when == null) {
            form.error(
                    "yaml-abort",
                    "this step aborts every run that comes to it",
                    action.span(),
                    "write when: with a condition, or abort in the on_fail of a gate");
            return;
        }
        Expression condition = texts.condition(when, YamlPlace.ANYWHERE);
        YamlNode message = action.param("message");
        Expression said = message == null ? null : texts.expression(message, YamlPlace.ANYWHERE);
        if (condition != null) {
            Expr not = new Expr.Not(Expressions.parse(condition.text()), Span.NONE);
            Expression gate = texts.written(not, when.span());
            steps.place(name, "gate:0", when.span());
            if (gate != null) {
                step.gate(new Step.Gate("", gate, Optional.ofNullable(said)));
            }
        }
    }
}
