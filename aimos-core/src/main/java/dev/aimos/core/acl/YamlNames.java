package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Operator;
import dev.aimos.core.expr.Span;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What references of the YAML form stand for. Not thread-safe. */
final class YamlNames {
    /** The most characters that references may bring in from elsewhere. */
    private static final int MOST_COPIED = 2_000_000;

    /** How many values may name another, one after the other. */
    private static final int LONGEST_CHAIN = 40;

    private static final List<String> ROOTS = List.of("input", "result", "gate", "output", "plan");

    private final YamlForm form;
    private String plan = "";
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Map<String, String> results = new LinkedHashMap<>();
    private final Set<String> steps = new LinkedHashSet<>();
    private final Map<String, YamlSymbol> outputs = new LinkedHashMap<>();
    private final Map<String, YamlGate> gates = new LinkedHashMap<>();
    private final Function<YamlNode, @Nullable Expr> reading;
    private int copied;
    private int chain;

    /** @param reading the expression that a node is, or null */
    YamlNames(YamlForm form, Function<YamlNode, @Nullable Expr> reading) {
        this.form = form;
        this.reading = reading;
    }

    void plan(String id) {
        plan = id;
    }

    void input(String name) {
        inputs.add(name);
    }

    void output(String name, YamlNode value) {
        outputs.put(name, new YamlSymbol("the output '" + name + "'", value));
    }

    void gate(YamlGate gate) {
        gates.put(gate.id(), gate);
    }

    /** Says that a step's outputs are called so; no, with an error told, if those of another are. */
    boolean result(String name, String step, Span span) {
        String other = results.putIfAbsent(name, step);
        if (other != null) {
            form.error(
                    "yaml-result-twice",
                    "what " + Shown.name(other) + " gives is called " + Shown.name(name) + " already",
                    span,
                    "call it otherwise");
        }
        return other == null;
    }

    /** Says that there is a step of that name; what it gives is called so too, unless something else is. */
    void step(String name) {
        steps.add(name);
    }

    /** The step that is called so, or whose outputs are; null if there is none. */
    @Nullable
    String stepOf(String name) {
        String step = results.get(name);
        return step == null && steps.contains(name) ? name : step;
    }

    /** The value of an output. */
    @Nullable
    Expr output(String name) {
        YamlSymbol symbol = outputs.get(name);
        return symbol == null ? null : value(symbol, symbol.node().span());
    }

    /** What a reference stands for; null, with an error told, if for nothing. */
    @Nullable
    Expr reference(List<String> path, Span span, YamlPlace place) {
        String root = path.getFirst();
        String variable = place.variable();
        if (variable != null && (root.equals(variable) || root.equals("index"))) {
            return members(new Expr.Name(root, Span.NONE), path, 1);
        }
        if (!ROOTS.contains(root)) {
            return form.error(
                    "yaml-reference",
                    "nothing is named @" + YamlScalars.shown(root),
                    span,
                    Nearest.to(root, ROOTS)
                                    .map(near -> "did you mean @" + near + "? an @")
                                    .orElse("an @") + " itself is written @@");
        }
        if (path.size() == 1) {
            return form.error("yaml-reference", "@" + root + " alone names nothing", span, "write @" + root + ".NAME");
        }
        return switch (root) {
            case "input" -> input(path, span);
            case "result" -> result(path, span, place);
            case "output" -> output(path, span);
            case "gate" -> gate(path, span, place);
            default -> plan(path, span);
        };
    }

    private @Nullable Expr input(List<String> path, Span span) {
        if (!inputs.contains(path.get(1))) {
            return unknown("input", path.get(1), inputs, span);
        }
        return members(new Expr.Name("inputs", Span.NONE), path, 1);
    }

    private @Nullable Expr result(List<String> path, Span span, YamlPlace place) {
        String step = stepOf(path.get(1));
        if (step == null) {
            Set<String> known = new LinkedHashSet<>(results.keySet());
            known.addAll(steps);
            return unknown("result", path.get(1), known, span);
        }
        YamlGate own = place.own();
        return members(own != null && own.id().equals(step) ? new Expr.Name("out", Span.NONE) : out(step), path, 2);
    }

    private static Expr out(String step) {
        return member(member(new Expr.Name("steps", Span.NONE), step), "out");
    }

    private @Nullable Expr output(List<String> path, Span span) {
        YamlSymbol symbol = outputs.get(path.get(1));
        if (symbol == null) {
            return unknown("output", path.get(1), outputs.keySet(), span);
        }
        Expr value = value(symbol, span);
        return value == null ? null : members(value, path, 2);
    }

    private @Nullable Expr plan(List<String> path, Span span) {
        return path.size() == 2 && path.get(1).equals("id")
                ? new Expr.Literal(Json.of(plan), Span.NONE)
                : form.error("yaml-reference", "of the plan only its id can be named", span, "write @plan.id");
    }

    private @Nullable Expr gate(List<String> path, Span span, YamlPlace place) {
        YamlGate own = place.own();
        if (own != null && path.size() == 2 && !gates.containsKey(path.get(1))) {
            return property(own, path.get(1), true, span);
        }
        YamlGate gate = gates.get(path.get(1));
        if (gate == null) {
            return unknown("gate", path.get(1), gates.keySet(), span);
        }
        if (path.size() != 3) {
            return form.error(
                    "yaml-reference",
                    "of a gate its score, its threshold, passed or id can be named",
                    span,
                    "write @gate." + gate.id() + ".score");
        }
        return property(gate, path.get(2), own != null && own.id().equals(gate.id()), span);
    }

    private @Nullable Expr property(YamlGate gate, String property, boolean own, Span span) {
        YamlSymbol written = switch (property) {
            case "score" -> gate.score();
            case "threshold" -> gate.threshold();
            default -> null;
        };
        if (written != null) {
            return value(written, span);
        }
        Expr out = own ? new Expr.Name("out", Span.NONE) : out(gate.id());
        return switch (property) {
            case "id" -> new Expr.Literal(Json.of(gate.id()), Span.NONE);
            case "score", "threshold" ->
                gate.calls()
                        ? member(out, property)
                        : form.error(
                                "yaml-gate",
                                "the gate " + Shown.name(gate.id()) + " has no " + property,
                                span,
                                "give it " + property + ": with a value such as "
                                        + (property.equals("score") ? "\"@result.check.score\"" : "0.8"));
            case "passed" -> passed(gate, out, own, span);
            default ->
                form.error(
                        "yaml-reference",
                        "a gate has no " + Shown.name(property),
                        span,
                        "it has score, threshold, passed and id");
        };
    }

    private @Nullable Expr passed(YamlGate gate, Expr out, boolean own, Span span) {
        if (gate.calls()) {
            return member(out, "passed");
        }
        if (own) {
            return form.error("yaml-reference", "whether a gate has passed is not known within it", span, null);
        }
        Expr status = member(member(new Expr.Name("steps", Span.NONE), gate.id()), "status");
        return new Expr.Binary(Operator.EQUAL, status, new Expr.Literal(Json.of("completed"), Span.NONE), Span.NONE);
    }

    /** The value of a symbol that is named somewhere. */
    private @Nullable Expr value(YamlSymbol symbol, Span span) {
        if (symbol.underWay() || chain == LONGEST_CHAIN) {
            return form.error(
                    "yaml-circle",
                    symbol.underWay()
                            ? symbol.shown() + " names itself, directly or through others"
                            : symbol.shown() + " is named through more than " + LONGEST_CHAIN + " others",
                    span,
                    "write a value instead");
        }
        if (symbol.begin()) {
            chain++;
            Expr read = reading.apply(symbol.node());
            chain--;
            symbol.end(read == null ? null : bare(read));
        }
        Expr value = symbol.value();
        if (value != null) {
            copied += symbol.length();
            if (copied > MOST_COPIED) {
                return form.error(
                        "yaml-too-large",
                        "references bring in more than " + MOST_COPIED + " characters from elsewhere",
                        span,
                        "name short values");
            }
        }
        return value;
    }

    private static Expr bare(Expr expr) {
        return expr instanceof Expr.Reference reference ? reference.inner() : expr;
    }

    private @Nullable Expr unknown(String kind, String name, Collection<String> known, Span span) {
        return form.error(
                "yaml-unknown-" + kind,
                "there is no " + kind + " " + Shown.name(name),
                span,
                Nearest.to(name, known)
                        .map(near -> "did you mean @" + kind + "." + near + "?")
                        .orElse(known.isEmpty() ? "the plan has no " + kind + "s" : null));
    }

    private static Expr members(Expr of, List<String> path, int from) {
        Expr expr = of;
        for (int i = from; i < path.size(); i++) {
            String name = path.get(i);
            boolean number = Character.isDigit(name.charAt(0));
            expr = number
                    ? new Expr.Index(expr, new Expr.Literal(Json.of(Double.parseDouble(name)), Span.NONE), Span.NONE)
                    : member(expr, name);
        }
        return expr;
    }

    private static Expr member(Expr of, String name) {
        return new Expr.Member(of, name, Span.NONE);
    }
}
