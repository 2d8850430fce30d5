package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.expr.Evaluator;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Result;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values of a step's expressions, or why there are none. */
final class Evaluating {
    private Evaluating() {}

    /** Thrown, with nothing changed, when an expression has no value or not the right one. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Unresolved(String code, String message) {
            super(message, null, false, false);
            failure = new Failure(code, message, false);
        }

        Failure failure() {
            return failure;
        }
    }

    static Json value(Expr expr, NodeScope scope, String code, String what) throws Unresolved {
        return switch (Evaluator.evaluate(expr, scope)) {
            case Result.Value value -> value.json();
            case Result.Failed failed -> throw new Unresolved(code, what + ": " + failed.reason());
        };
    }

    /** What a step is given. */
    static Json.Obj inputs(RunState s, Node node) throws Unresolved {
        Map<String, Expr> exprs = node.frame.plan.exprs(node.index).inputs();
        if (exprs.isEmpty()) {
            return Json.Obj.EMPTY;
        }
        NodeScope scope = NodeScope.of(s, node);
        Map<String, Json> inputs = new LinkedHashMap<>();
        for (Map.Entry<String, Expr> each : exprs.entrySet()) {
            inputs.put(
                    each.getKey(), value(each.getValue(), scope, "input-unresolved", "input '" + each.getKey() + "'"));
        }
        return new Json.Obj(inputs);
    }

    /** A text of a plan, such as a message; empty if the plan has none. */
    static String text(RunState s, Node node, Optional<Expr> expr, String what) throws Unresolved {
        return expr.isEmpty() ? "" : shown(value(expr.get(), NodeScope.of(s, node), "input-unresolved", what));
    }

    /** A text for people: why it cannot be made is said in its place. */
    static String message(Optional<Expr> expr, NodeScope scope, String otherwise) {
        if (expr.isEmpty()) {
            return otherwise;
        }
        return switch (Evaluator.evaluate(expr.get(), scope)) {
            case Result.Value value -> shown(value.json());
            case Result.Failed failed -> otherwise + " (its message cannot be made: " + failed.reason() + ")";
        };
    }

    private static String shown(Json value) {
        return value instanceof Json.Str text ? text.value() : CanonicalWriter.toText(value);
    }

    /** What a plan is given, with the defaults of what is not. */
    static Json.Obj given(Plan plan, Json.Obj inputs) throws Unresolved {
        Map<String, Json> all = new LinkedHashMap<>();
        for (Plan.Input input : plan.inputs()) {
            Json value = inputs.members().get(input.name());
            if (value == null) {
                value = input.fallback().orElse(null);
            }
            if (value == null) {
                throw new Unresolved(
                        "input-missing", "plan " + plan.name() + " needs its input '" + input.name() + "'");
            }
            if (!input.type().admits(value)) {
                throw new Unresolved(
                        "input-type",
                        "plan " + plan.name() + " takes a " + input.type() + " as its input '" + input.name()
                                + "', not " + brief(value));
            }
            all.put(input.name(), value);
        }
        for (String name : inputs.members().keySet()) {
            if (!all.containsKey(name)) {
                throw new Unresolved("input-unknown", "plan " + plan.name() + " has no input '" + name + "'");
            }
        }
        return new Json.Obj(all);
    }

    /**
     * Requires that there is room in the journal for values that expressions made.
     *
     * @param what they are, for people
     */
    static void requireRoom(RunState s, Json.Obj made, String code, String what) throws Unresolved {
        s.made += size(made, code, what);
        if (s.made > Extent.MOST_AT_ONCE) {
            throw new Unresolved(
                    code,
                    what + " and what else follows at the same time have more than " + Extent.MOST_AT_ONCE
                            + " bytes; put them into the memory and hand on their key");
        }
    }

    /** Roughly how many bytes a value has, which may not be too many. */
    static long size(Json.Obj made, String code, String what) throws Unresolved {
        long size = made.members().isEmpty() ? 0 : Extent.of(made, Extent.MOST);
        if (size < 0) {
            throw new Unresolved(
                    code,
                    what + " have more than " + Extent.MOST + " bytes or are nested deeper than " + Extent.DEEPEST
                            + "; put them into the memory and hand on their key");
        }
        return size;
    }

    /** Holds outputs against what the step declares. */
    static void requireDeclared(Step step, Json.Obj outputs) throws Unresolved {
        for (Step.Output output : step.outputs()) {
            Json value = outputs.members().get(output.name());
            if (value == null) {
                throw new Unresolved("output-missing", "the output '" + output.name() + "' was not given back");
            }
            if (!output.type().admits(value)) {
                throw new Unresolved(
                        "output-type",
                        "the output '" + output.name() + "' is to be a " + output.type() + ", but is " + brief(value));
            }
        }
    }

    static String brief(Json value) {
        String text = CanonicalWriter.toText(value);
        return text.length() > 60
                ? text.substring(0, text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length()))))
                        + "…"
                : text;
    }
}
