package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads plans written as YAML: participants, gates and steps, which name each other's values with {@code @}. What it reads is
 * what {@code docs/acl.md} maps it to; what cannot be mapped is refused, with what to use instead. Nothing of the document is
 * run, and no object is made of it but the plan.
 */
public final class YamlReader {
    /** The most participants, gates and steps that a plan has. */
    static final int MOST = 1_000;

    private static final List<String> KEYS =
            List.of("id", "description", "inputs", "outputs", "participants", "gates", "steps", "budget", "timeout");
    private static final List<String> IGNORED = List.of("version", "author", "title", "tags", "metadata");

    private final Problems problems;
    private final YamlForm form;
    private final YamlTexts texts;
    private final YamlSteps steps;
    private final Map<String, Span> places = new LinkedHashMap<>();

    private YamlReader(Sink sink, Problems problems) {
        this.problems = problems;
        this.form = new YamlForm(sink);
        this.texts = new YamlTexts(form);
        this.steps = new YamlSteps(form, texts, places);
    }

    /**
     * Reads a document.
     *
     * @return the plan; null, with errors told, if it cannot be read. Its places have spans, but no expressions
     */
    public static @Nullable Parsed parse(Source source, Problems problems) {
        Sink sink = problems.in(source);
        YamlNode root = YamlTree.read(source, sink);
        if (root == null) {
            return null;
        }
        YamlReader reader = new YamlReader(sink, problems);
        YamlNode.Members plan = reader.form.members(root, "a plan");
        return plan == null ? null : reader.plan(plan);
    }

    private @Nullable Parsed plan(YamlNode.Members node) {
        keys(node);
        String id = id(node);
        texts.names().plan(id == null ? "plan" : id);
        List<Plan.Input> inputs = inputs(node);
        Map<String, ValueType> outputs = declareOutputs(node);
        YamlWork work = new YamlWork(steps);
        if (!work.declare(node)) {
            return null;
        }
        work.read();
        List<Plan.Result> results = results(outputs);
        String description = "";
        YamlNode described = node.get("description");
        if (described != null) {
            String text = form.text(described, "a description");
            description = text == null ? "" : text;
        }
        Budget budget = budget(node);
        Optional<Duration> timeout = Optional.empty();
        YamlNode time = node.get("timeout");
        if (time != null) {
            places.put("timeout", time.span());
            timeout = Optional.ofNullable(form.duration(time, "a timeout"));
        }
        if (problems.hasErrors() || id == null) {
            return null;
        }
        List<Plan.Role> roles = steps.roles().stream()
                .filter(role -> !RoleChecks.KNOWN.contains(role))
                .map(role -> new Plan.Role(role, "", Json.Obj.EMPTY, Optional.empty(), ""))
                .toList();
        Plan plan = new Plan(
                id,
                description,
                inputs,
                results,
                roles,
                budget,
                List.of(),
                timeout,
                Optional.empty(),
                steps.steps(),
                List.of());
        return new Parsed(plan, new Places(places, Map.of()));
    }

    private void keys(YamlNode.Members node) {
        Map<String, YamlNode.Member> meant = new LinkedHashMap<>(node.members());
        for (String ignored : IGNORED) {
            YamlNode.Member member = meant.remove(ignored);
            if (member != null) {
                form.warning(
                        "yaml-ignored",
                        "'" + ignored + "' means nothing to a run",
                        member.key(),
                        "say it in the description");
            }
        }
        form.keys(new YamlNode.Members(meant, node.span()), "a plan", KEYS);
    }

    private @Nullable String id(YamlNode.Members node) {
        YamlNode id = node.get("id");
        if (id == null) {
            return form.error("yaml-missing", "the plan has no id", node.span(), "begin with id: NAME");
        }
        places.put("plan", id.span());
        return form.name(id, "the id of a plan");
    }

    private List<Plan.Input> inputs(YamlNode.Members node) {
        List<Plan.Input> inputs = new ArrayList<>();
        YamlNode written = node.get("inputs");
        YamlNode.Members members = written == null ? null : form.members(written, "inputs");
        if (members != null) {
            members.members().forEach((name, member) -> {
                if (form.name(name, member.key(), "the name of an input")) {
                    texts.names().input(name);
                    places.put("input:" + name, member.key());
                    inputs.add(input(name, member));
                }
            });
        }
        return inputs;
    }

    private Plan.Input input(String name, YamlNode.Member member) {
        YamlNode node = member.value();
        ValueType type = steps.type(node, "an input", List.of("required", "default"));
        Optional<Json> fallback = Optional.empty();
        String description = "";
        if (node instanceof YamlNode.Members members) {
            YamlNode.Member written = members.members().get("default");
            fallback = written == null ? Optional.empty() : Optional.ofNullable(YamlJson.of(written.value(), form));
            boolean required = required(members, written != null);
            if (!required && written == null) {
                if (!ValueType.ANY.equals(type)) {
                    form.error(
                            "yaml-default",
                            "the input " + Shown.name(name) + " need not be given, so it has a default",
                            member.key(),
                            "write default:, or leave the type out for null");
                }
                fallback = Optional.of(new Json.Null());
            }
            YamlNode described = members.get("description");
            String text = described == null ? "" : form.text(described, "a description");
            description = text == null ? "" : text;
        }
        return new Plan.Input(name, type == null ? ValueType.ANY : type, fallback, description);
    }

    private boolean required(YamlNode.Members input, boolean hasDefault) {
        YamlNode required = input.get("required");
        if (required == null) {
            return true;
        }
        if (!(required instanceof YamlNode.Scalar scalar && scalar.value() instanceof Json.Bool bool)) {
            form.error(
                    "yaml-kind",
                    "required is true or false, not " + required.kind(),
                    required.span(),
                    "YAML 1.2 has true and false, without quotes, and no yes and no");
            return true;
        }
        if (bool.value() && hasDefault) {
            form.warning(
                    "yaml-default",
                    "an input with a default need not be given",
                    required.span(),
                    "leave one of the two out");
        }
        return bool.value();
    }

    /** The types of the outputs; what they are worth is read when all that they may name is known. */
    private Map<String, ValueType> declareOutputs(YamlNode.Members node) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        YamlNode written = node.get("outputs");
        YamlNode.Members members = written == null ? null : form.members(written, "outputs");
        if (members != null) {
            members.members().forEach((name, member) -> {
                ValueType type = form.name(name, member.key(), "the name of an output")
                        ? steps.type(member.value(), "an output", List.of("default", "value"))
                        : null;
                YamlNode value = member.value() instanceof YamlNode.Members output
                        ? Optional.ofNullable(output.get("value")).orElse(output.get("default"))
                        : null;
                if (value == null) {
                    form.error(
                            "yaml-missing",
                            "the output " + Shown.name(name) + " has no default",
                            member.key(),
                            "write default: with what the plan gives back, such as \"@result.x\"");
                } else if (type != null) {
                    places.put("result:" + name, member.key());
                    types.put(name, type);
                    texts.names().output(name, value);
                }
            });
        }
        return types;
    }

    private List<Plan.Result> results(Map<String, ValueType> types) {
        List<Plan.Result> results = new ArrayList<>();
        types.forEach((name, type) -> {
            Expr value = texts.names().output(name);
            Expression written = value == null ? null : texts.written(YamlTexts.referenced(value), Span.NONE);
            if (written != null) {
                results.add(new Plan.Result(name, type, written));
            }
        });
        return results;
    }

    private Budget budget(YamlNode.Members node) {
        YamlNode written = node.get("budget");
        YamlNode.Members members = written == null ? null : form.members(written, "a budget");
        if (members == null) {
            return Budget.NONE;
        }
        places.put("budget", members.span());
        return steps.amounts(members, List.of());
    }
}
