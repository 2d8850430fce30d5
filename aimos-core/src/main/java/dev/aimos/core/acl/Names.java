package dev.aimos.core.acl;

import dev.aimos.core.acl.Meaning.Known;
import dev.aimos.core.acl.Meaning.Unknown;
import dev.aimos.core.acl.Site.Use;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Resource;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What names stand for in the expressions of a plan. Not thread-safe. */
final class Names {
    /** What is there in any expression. */
    private static final List<String> EVERYWHERE = List.of("inputs", "steps", "run", "budget");

    private static final Map<String, ValueType> RUN = Map.of("id", ValueType.TEXT, "plan", ValueType.TEXT);
    private static final ValueType STEP_NAMES = ValueType.listOf(ValueType.TEXT);
    private static final Map<String, ValueType> CHANGE =
            Map.of("added", STEP_NAMES, "removed", STEP_NAMES, "changed", STEP_NAMES, "by", ValueType.TEXT);

    private final Subject subject;
    private final Findings findings;

    /** The types of what FOR_EACH gives its variable, by step. */
    private final @Nullable ValueType[] items;

    Names(Subject subject) {
        this.subject = subject;
        this.findings = subject.findings();
        items = new ValueType[subject.size()];
    }

    /** Says of what type the items are that a step is done for. */
    void items(int step, ValueType type) {
        items[step] = type;
    }

    /** What a path stands for in an expression. */
    Meaning meaning(Site site, List<String> path) {
        return switch (path.getFirst()) {
            case "inputs" -> input(path);
            case "steps" -> new StepNames(subject).meaning(site.step(), path);
            case "out", "output" -> out(site, path);
            case "run" -> member(path, RUN);
            case "budget" -> budget(path);
            case "change" -> change(site, path);
            default -> item(site, path);
        };
    }

    private Meaning input(List<String> path) {
        if (path.size() == 1) {
            return new Known(ValueType.OBJECT, 1);
        }
        ValueType type = subject.inputs().get(path.get(1));
        if (type != null) {
            return new Known(type, 2);
        }
        String name = path.get(1);
        String suggestion = findings.didYouMean(name, subject.inputs().keySet());
        return new Unknown(
                "unknown-input",
                subject.shown() + " has no input " + Shown.name(name),
                suggestion == null ? "declare it before the steps: INPUT " + name + ": any" : suggestion,
                false);
    }

    private Meaning out(Site site, List<String> path) {
        if (site.use() != Use.GATE && site.use() != Use.GATE_MESSAGE) {
            return new Unknown(
                    "out-outside-gate",
                    "'" + path.getFirst() + "' is the outputs of the step itself, which only its gates can read",
                    "name the step: steps.NAME.out",
                    false);
        }
        return path.size() == 1
                ? new Known(ValueType.OBJECT, 1)
                : new StepNames(subject).output(site.step(), path.get(1), false, 2);
    }

    private Meaning budget(List<String> path) {
        if (path.size() == 1) {
            return new Known(ValueType.OBJECT, 1);
        }
        List<String> resources = new ArrayList<>();
        for (Resource resource : Resource.values()) {
            String name = resource.name().toLowerCase(Locale.ROOT);
            resources.add(name);
            if (name.equals(path.get(1))) {
                return resource(path, resource);
            }
        }
        String suggestion = findings.didYouMean(path.get(1), resources);
        return new Unknown(
                "unknown-resource",
                "there is no resource " + Shown.name(path.get(1)),
                suggestion == null ? "resources are " + String.join(", ", resources) : suggestion,
                false);
    }

    private Meaning resource(List<String> path, Resource resource) {
        if (path.size() == 2) {
            return new Known(ValueType.OBJECT, 2);
        }
        Budget budget = subject.plan().budget();
        boolean limited = budget.get(resource).isPresent() || (budget.isEmpty() && !subject.main());
        return switch (path.get(2)) {
            case "used" -> new Known(ValueType.NUMBER, 3);
            case "limit", "left" ->
                limited
                        ? new Known(ValueType.NUMBER, 3)
                        : new Unknown(
                                "not-limited",
                                "the plan's budget does not limit " + path.get(1) + ", so there is no " + path.get(2),
                                "name it in the plan's BUDGET",
                                true);
            default ->
                new Unknown(
                        "unknown-member",
                        "of a resource there are 'used', 'limit' and 'left', but no " + Shown.name(path.get(2)),
                        null,
                        false);
        };
    }

    private Meaning change(Site site, List<String> path) {
        return site.use() == Use.AMENDMENT || site.use() == Use.AMENDMENT_APPROVAL
                ? member(path, CHANGE)
                : new Unknown("change-outside-amend", "there is a 'change' only in AMEND", null, false);
    }

    private Meaning member(List<String> path, Map<String, ValueType> members) {
        if (path.size() == 1) {
            return new Known(ValueType.OBJECT, 1);
        }
        ValueType type = members.get(path.get(1));
        return type != null
                ? new Known(type, 2)
                : new Unknown(
                        "unknown-member",
                        "there is no " + Shown.name(path.get(1)) + " in '" + path.getFirst() + "'",
                        findings.didYouMean(path.get(1), members.keySet()),
                        false);
    }

    private Meaning item(Site site, List<String> path) {
        String name = path.getFirst();
        int each = site.step() < 0 ? -1 : subject.around().eachWith(site.step(), name);
        if (each < 0) {
            return unknown(site, name);
        }
        boolean once = site.step() == each && (site.use() == Use.WHEN || site.use() == Use.ITEMS);
        if (once) {
            return new Unknown(
                    "item-not-there",
                    Shown.name(name) + " is there for each item, but "
                            + site.use().shown() + " is read once for the step",
                    null,
                    false);
        }
        if (name.equals("index")) {
            return new Known(ValueType.NUMBER, 1);
        }
        ValueType type = items[each];
        return new Known(type == null ? ValueType.ANY : type, 1);
    }

    private Unknown unknown(Site site, String name) {
        String suggestion;
        if (subject.inputs().containsKey(name)) {
            suggestion = "did you mean 'inputs." + name + "'?";
        } else if (subject.graph().number(name) >= 0) {
            suggestion = "did you mean 'steps." + name + ".out'?";
        } else {
            List<String> roots = new ArrayList<>(EVERYWHERE);
            if (site.use() == Use.GATE || site.use() == Use.GATE_MESSAGE) {
                roots.add("out");
            }
            if (site.step() >= 0) {
                subject.step(site.step()).forEach().ifPresent(each -> roots.add(each.variable()));
            }
            suggestion = findings.didYouMean(name, roots);
            if (suggestion == null) {
                suggestion = "a text stands in double quotes; names are " + String.join(", ", roots);
            }
        }
        return new Unknown("unknown-name", "there is no " + Shown.name(name) + " here", suggestion, false);
    }
}
