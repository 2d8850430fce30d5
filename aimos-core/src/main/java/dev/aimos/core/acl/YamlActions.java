package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.StepBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions that the YAML form knows by name, and the roles that do them. */
final class YamlActions {
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("write_json", "storer");
        ROLES.put("write_witness", "witness");
        ROLES.put("log", "operator");
        ROLES.put("todo", "operator");
    }

    private final YamlSteps steps;
    private final YamlForm form;

    YamlActions(YamlSteps steps) {
        this.steps = steps;
        this.form = steps.form();
    }

    /**
     * An action that is to be done.
     *
     * @param params what it is given, if anything
     */
    record Action(String name, @Nullable YamlNode params, Span span) {
        /** Something it is given, if it is. */
        @Nullable
        YamlNode param(String key) {
            return params instanceof YamlNode.Members members ? members.get(key) : null;
        }
    }

    /** Whether it is one of those that a role does. */
    static boolean isKnown(String action) {
        return ROLES.containsKey(action);
    }

    /** The actions that a node lists: names, or mappings of {@code action} and {@code params}. */
    List<Action> list(YamlNode node, String what) {
        List<Action> actions = new ArrayList<>();
        List<YamlNode> items = node instanceof YamlNode.Items list ? list.items() : List.of(node);
        for (YamlNode item : items) {
            Action action = one(item, what);
            if (action != null) {
                actions.add(action);
            }
        }
        return actions;
    }

    private @Nullable Action one(YamlNode item, String what) {
        if (item instanceof YamlNode.Scalar) {
            String name = form.text(item, "an action of " + what);
            return name == null ? null : new Action(name, null, item.span());
        }
        YamlNode.Members members = form.members(item, "an action of " + what);
        if (members == null) {
            return null;
        }
        form.keys(members, "an action of " + what, List.of("action", "params"));
        YamlNode name = members.get("action");
        if (name == null) {
            return form.error("yaml-missing", "this names no action", item.span(), "write action: log, for instance");
        }
        String text = form.text(name, "an action");
        return text == null ? null : new Action(text, members.get("params"), name.span());
    }

    /** Makes a step do a known action. */
    void work(StepBuilder step, String name, Action action, YamlPlace place) {
        String role = ROLES.getOrDefault(action.name(), "operator");
        String function = role.equals("witness") ? "write" : action.name();
        steps.assign(step, name, role, function, action.span(), null);
        if (action.params() != null) {
            steps.inputs(step, name, action.params(), "params", place);
        }
        String needed = action.name().equals("write_json") ? "path" : role.equals("operator") ? "message" : "";
        if (!needed.isEmpty() && action.param(needed) == null) {
            form.error(
                    "yaml-missing",
                    "the action " + action.name() + " has no " + needed,
                    action.span(),
                    "write params: {" + needed + ": …}");
        }
    }

    /** Tells that there is no such action. */
    void unknown(Action action, List<String> others, String otherwise) {
        String instead = YamlCode.insteadOf(action.name());
        if (instead != null) {
            form.error(
                    "yaml-code",
                    "the action " + Shown.name(action.name()) + " runs code, and a plan has none",
                    action.span(),
                    instead);
            return;
        }
        List<String> known = new ArrayList<>(ROLES.keySet());
        known.addAll(others);
        form.error(
                "yaml-action",
                "there is no action " + Shown.name(action.name()),
                action.span(),
                Nearest.to(action.name(), known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("actions are " + String.join(", ", known) + otherwise));
    }
}
