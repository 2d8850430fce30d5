package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.acl.YamlActions.Action;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what happens when a gate, or another step of the YAML form, fails. */
final class YamlOnFail {
    private final YamlSteps steps;
    private final YamlForm form;
    private final YamlActions actions;

    YamlOnFail(YamlSteps steps) {
        this.steps = steps;
        this.form = steps.form();
        this.actions = new YamlActions(steps);
    }

    /** What several actions come to. */
    private static final class Sorted {
        private final List<Expr> messages = new ArrayList<>();
        private final List<Action> works = new ArrayList<>();
        private boolean logs;
        private boolean aborts;
        private boolean skips;
        private @Nullable Action todo;
    }

    /**
     * Says what happens when a step fails; what is to be done then is done by a step of its own, which is added.
     *
     * @return what the gate says when it does not hold; null if there is nothing to say
     */
    @Nullable
    Expression read(StepBuilder step, String name, YamlNode node, YamlPlace place) {
        steps.place(name, "on_fail", node.span());
        Sorted sorted = sort(actions.list(node, "on_fail"), place);
        Expression message = sorted.messages.isEmpty()
                ? null
                : steps.texts().written(YamlTexts.joined(sorted.messages), node.span());
        if (place.own() == null && message != null && sorted.todo == null) {
            form.warning(
                    "yaml-message",
                    "only a gate has a message; the run keeps why the step failed",
                    node.span(),
                    "leave the message out, or gate what the step gives");
        }
        step.onFail(decide(sorted, name, node, place, message));
        return message;
    }

    private Sorted sort(List<Action> listed, YamlPlace place) {
        Sorted sorted = new Sorted();
        for (Action action : listed) {
            switch (action.name()) {
                case "log" -> {
                    sorted.logs = true;
                    message(sorted, action, place, true);
                }
                case "abort" -> {
                    sorted.aborts = true;
                    message(sorted, action, place, false);
                }
                case "todo" -> {
                    sorted.todo = action;
                    message(sorted, action, place, true);
                }
                case "skip" -> sorted.skips = true;
                default -> {
                    if (YamlActions.isKnown(action.name())) {
                        sorted.works.add(action);
                    } else {
                        actions.unknown(
                                action,
                                List.of("abort", "skip"),
                                "; for attempts, write retry: {times: 3} beside on_fail");
                    }
                }
            }
        }
        return sorted;
    }

    private void message(Sorted sorted, Action action, YamlPlace place, boolean needed) {
        YamlNode message = action.param("message");
        if (action.params() instanceof YamlNode.Members params) {
            form.keys(params, "the action " + action.name(), List.of("message"));
        }
        if (message == null) {
            if (needed) {
                form.error(
                        "yaml-missing",
                        "the action " + action.name() + " has no message",
                        action.span(),
                        "write params: {message: …}");
            }
            return;
        }
        Expr value = steps.texts().value(message, place);
        if (value != null) {
            if (!sorted.messages.isEmpty()) {
                sorted.messages.add(new Expr.Literal(Json.of("; "), Span.NONE));
            }
            if (value instanceof Expr.Text text) {
                sorted.messages.addAll(text.parts());
            } else {
                sorted.messages.add(value);
            }
        }
    }

    private Step.OnFail decide(
            Sorted sorted, String name, YamlNode node, YamlPlace place, @Nullable Expression message) {
        Action todo = sorted.todo;
        int outcomes = (sorted.aborts ? 1 : 0) + (sorted.skips ? 1 : 0) + (todo == null ? 0 : 1) + sorted.works.size();
        if (outcomes > 1) {
            form.error(
                    "yaml-on-fail",
                    "when something fails, one thing is done: abort, skip, todo, or one action in its place",
                    node.span(),
                    "keep one, and log; what else is to be done is a step with when: or a step that undoes another");
            return new Step.OnFail.Abort();
        }
        if (!sorted.works.isEmpty()) {
            return new Step.OnFail.Fallback(inPlace(sorted.works.getFirst(), name, place));
        }
        if (todo != null) {
            return new Step.OnFail.Escalate(Optional.ofNullable(message).filter(text -> !readsOwn(text)));
        }
        return sorted.skips || (sorted.logs && !sorted.aborts) ? new Step.OnFail.Skip() : new Step.OnFail.Abort();
    }

    /** Adds the step that does an action in place of one that failed. */
    private String inPlace(Action action, String failed, YamlPlace place) {
        String name = steps.free(failed + "-on-fail");
        StepBuilder step = Step.named(name);
        steps.place(name, "", action.span());
        actions.work(step, name, action, place);
        Step built = step.build();
        if (built.inputs().values().stream().anyMatch(YamlOnFail::readsOwn)) {
            form.error(
                    "yaml-on-fail",
                    "what the failed gate gave is not there when it has failed",
                    action.span(),
                    "name what the gate was given, or say it in the message of a log");
        }
        steps.add(built);
        return name;
    }

    private static boolean readsOwn(Expression expression) {
        return Expressions.references(Expressions.parse(expression.text())).stream()
                .anyMatch(ref -> ref.path().getFirst().equals("out"));
    }
}
