package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads what participants, gates and steps of the YAML form have in common into steps, and keeps the steps. */
final class YamlSteps {
    /** The keys of what is read here. */
    static final List<String> KEYS =
            List.of("description", "requires", "when", "for_each", "budget", "retry", "timeout", "outputs");

    private final YamlForm form;
    private final YamlTexts texts;
    private final Map<String, Span> places;
    private final Set<String> taken = new LinkedHashSet<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final List<Step> steps = new ArrayList<>();

    YamlSteps(YamlForm form, YamlTexts texts, Map<String, Span> places) {
        this.form = form;
        this.texts = texts;
        this.places = places;
    }

    YamlForm form() {
        return form;
    }

    YamlTexts texts() {
        return texts;
    }

    /** The steps in their order. */
    List<Step> steps() {
        return steps;
    }

    void add(Step step) {
        steps.add(step);
    }

    /** The roles that steps are assigned to, in the order in which they are first. */
    Set<String> roles() {
        return roles;
    }

    /** Notes where an element of a step stands. */
    void place(String step, String element, Span span) {
        places.put("step:" + step + (element.isEmpty() ? "" : "/" + element), span);
    }

    /** Reserves a name for a step; says no, with an error told, if another has it. */
    boolean take(String name, Span span) {
        if (taken.add(name)) {
            texts.names().step(name);
            return true;
        }
        form.error(
                "yaml-name-twice",
                "there is another participant, gate or step " + Shown.name(name),
                span,
                "give each a name of its own");
        return false;
    }

    /** Reserves a name that begins so, for a step that has none. */
    String free(String wanted) {
        String base = wanted.length() <= 90 ? wanted : wanted.substring(0, 90);
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    /** A step that calls a role. */
    void assign(
            StepBuilder step, String name, String role, String action, Span span, @Nullable Expression instruction) {
        roles.add(role);
        place(name, "assign", span);
        step.work(new Step.Work.Assign(role, action, Optional.ofNullable(instruction)));
    }

    /** Gives a step the inputs that a mapping names. */
    void inputs(StepBuilder step, String name, YamlNode node, String what, YamlPlace place) {
        YamlNode.Members arguments = form.members(node, what);
        if (arguments == null) {
            return;
        }
        arguments.members().forEach((key, member) -> {
            Span span = member.value().span();
            if (form.name(key, member.key(), "the name of an input") && YamlCode.checkArgument(key, member, form)) {
                place(name, "input:" + key, span);
                Expression value = texts.expression(member.value(), place);
                if (value != null) {
                    step.input(key, value.text());
                }
            }
        });
    }

    /** Where references in a step stand: its list is known after this. */
    YamlPlace forEach(StepBuilder step, String name, YamlNode.Members written) {
        YamlNode node = written.get("for_each");
        YamlNode.Members each = node == null ? null : form.members(node, "for_each");
        if (each == null) {
            return YamlPlace.ANYWHERE;
        }
        form.keys(each, "for_each", List.of("in", "as", "parallel"));
        YamlNode items = each.get("in");
        YamlNode as = each.get("as");
        String variable = as == null ? "item" : form.name(as, "the name of the item");
        if (items == null || variable == null) {
            form.error(
                    "yaml-missing",
                    "for_each has no list",
                    each.span(),
                    "write for_each: {in: \"@result.x\", as: item}");
            return YamlPlace.ANYWHERE;
        }
        Expression list = texts.expression(items, YamlPlace.ANYWHERE);
        YamlNode most = each.get("parallel");
        Integer parallel = most == null ? Integer.valueOf(0) : form.whole(most, "parallel", 1);
        place(name, "for_each", items.span());
        if (list != null && parallel != null) {
            step.forEach(new Step.ForEach(variable, list, parallel));
        }
        return new YamlPlace(variable, null);
    }

    /** What has no other part in it: description, requirements, condition, budget, attempts, time and outputs. */
    void common(StepBuilder step, String name, YamlNode.Members node) {
        YamlNode description = node.get("description");
        if (description != null) {
            String text = form.text(description, "a description");
            step.description(text == null ? "" : text);
        }
        YamlNode requires = node.get("requires");
        if (requires != null) {
            requires(step, name, requires);
        }
        YamlNode when = node.get("when");
        if (when != null) {
            place(name, "when", when.span());
            Expression condition = texts.condition(when, YamlPlace.ANYWHERE);
            step.when(condition == null ? "true" : condition.text());
        }
        YamlNode budget = node.get("budget");
        if (budget != null) {
            budget(step, name, budget);
        }
        YamlNode retry = node.get("retry");
        if (retry != null) {
            place(name, "retry", retry.span());
            Step.Retry read = retry(retry);
            step.retry(read == null ? Step.Retry.NEVER : read);
        }
        YamlNode timeout = node.get("timeout");
        if (timeout != null) {
            place(name, "timeout", timeout.span());
            Duration read = form.duration(timeout, "a timeout");
            step.timeout(read == null ? Duration.ofSeconds(1) : read);
        }
        YamlNode outputs = node.get("outputs");
        if (outputs != null) {
            outputs(step, name, outputs);
        }
    }

    private void requires(StepBuilder step, String name, YamlNode node) {
        List<YamlNode> required = node instanceof YamlNode.Scalar ? List.of(node) : form.items(node, "requires");
        for (YamlNode each : required) {
            String other = form.text(each, "what is required");
            String id = other == null ? null : texts.names().stepOf(other);
            if (id != null) {
                place(name, "requires:" + id, each.span());
                step.requires(id);
            } else if (other != null) {
                form.error(
                        "yaml-unknown-step",
                        "there is no participant, gate or step " + Shown.name(other),
                        each.span(),
                        Nearest.to(other, taken)
                                .map(near -> "did you mean " + near + "?")
                                .orElse(null));
            }
        }
    }

    /** A budget of a plan or a step; nothing, with an error told, if it is none. */
    Budget amounts(YamlNode.Members node, List<String> others) {
        Budget budget = Budget.NONE;
        List<String> known = new ArrayList<>(List.of("tokens", "time", "calls", "cost"));
        known.addAll(others);
        form.keys(node, "a budget", known);
        for (String resource : List.of("tokens", "time", "calls", "cost")) {
            YamlNode amount = node.get(resource);
            String written = amount == null
                    ? null
                    : resource.equals("time") ? form.seconds(amount, resource) : form.scalar(amount, resource);
            if (amount != null && written != null) {
                Budget read = form.read(amount, written, cursor -> one(cursor, resource));
                budget = read == null ? budget : budget.plus(read);
            }
        }
        return budget;
    }

    private static @Nullable Budget one(AclCursor cursor, String resource) {
        AclBudgets reader = new AclBudgets(cursor, new AclValues(cursor));
        BooleanSupplier amount = reader.amounts().get(resource);
        return amount != null && amount.getAsBoolean() ? reader.budget() : null;
    }

    private void budget(StepBuilder step, String name, YamlNode node) {
        YamlNode.Members budget = form.members(node, "a budget");
        if (budget == null) {
            return;
        }
        place(name, "budget", budget.span());
        step.budget(amounts(budget, List.of("priority")));
        YamlNode priority = budget.get("priority");
        Integer read = priority == null ? null : form.whole(priority, "a priority", 0);
        step.priority(read == null ? 0 : read);
    }

    private Step.@Nullable Retry retry(YamlNode node) {
        if (node instanceof YamlNode.Scalar) {
            Integer times = form.whole(node, "a retry", 0);
            return times == null ? null : Step.Retry.times(times);
        }
        YamlNode.Members retry = form.members(node, "a retry");
        if (retry == null) {
            return null;
        }
        form.keys(retry, "a retry", List.of("times", "backoff", "max", "factor", "jitter"));
        YamlNode often = retry.get("times");
        Integer times = often == null
                ? form.error("yaml-missing", "a retry has no times", node.span(), "write retry: {times: 3}")
                : form.whole(often, "times", 0);
        List<String> settings = new ArrayList<>();
        for (String key : List.of("backoff", "max", "factor", "jitter")) {
            YamlNode value = retry.get(key);
            boolean time = key.equals("backoff") || key.equals("max");
            String written = value == null ? null : time ? form.seconds(value, key) : form.scalar(value, key);
            if (written != null) {
                settings.add(key + "=" + written);
            }
        }
        return times == null
                ? null
                : form.read(node, String.join(", ", settings), cursor -> new RetryReader(cursor).read(times));
    }

    private void outputs(StepBuilder step, String name, YamlNode node) {
        YamlNode.Members outputs = form.members(node, "outputs");
        if (outputs == null) {
            return;
        }
        outputs.members().forEach((key, member) -> {
            if (form.name(key, member.key(), "the name of an output")) {
                place(name, "output:" + key, member.key());
                ValueType type = type(member.value(), "an output", List.of());
                step.output(key, type == null ? ValueType.ANY : type);
            }
        });
    }

    /** The type that a text names, or the type in a mapping; any, if there is none. */
    @Nullable
    ValueType type(YamlNode node, String what, List<String> others) {
        YamlNode type = node;
        if (node instanceof YamlNode.Members members) {
            List<String> known = new ArrayList<>(others);
            known.add("type");
            known.add("description");
            form.keys(members, what, known);
            type = members.get("type");
        }
        if (type == null || type.isNull()) {
            return ValueType.ANY;
        }
        YamlNode named = type;
        String written = form.text(named, "a type");
        return written == null ? null : form.read(named, written, cursor -> new AclValues(cursor).type(what));
    }
}
