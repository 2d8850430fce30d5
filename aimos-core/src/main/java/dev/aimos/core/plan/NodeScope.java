package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.expr.Result;
import dev.aimos.core.expr.Scope;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the names in a step's expressions stand for; in a plan's results and rules, there is no step. */
final class NodeScope implements Scope {
    private final RunState s;
    private final Frame frame;
    private final @Nullable Node node;
    private final Json.@Nullable Obj out;
    private final Json.@Nullable Obj change;

    private NodeScope(RunState s, Frame frame, @Nullable Node node, Json.@Nullable Obj out, Json.@Nullable Obj change) {
        this.s = s;
        this.frame = frame;
        this.node = node;
        this.out = out;
        this.change = change;
    }

    static NodeScope of(RunState s, Node node) {
        return new NodeScope(s, node.frame, node, null, null);
    }

    /** Of a gate, which sees the outputs that are not the step's yet. */
    static NodeScope gate(RunState s, Node node, Json.Obj out) {
        return new NodeScope(s, node.frame, node, out, null);
    }

    static NodeScope of(RunState s, Frame frame) {
        return new NodeScope(s, frame, null, null, null);
    }

    static NodeScope change(RunState s, Frame frame, Json.Obj change) {
        return new NodeScope(s, frame, null, null, change);
    }

    @Override
    public Result lookup(List<String> path) {
        String root = path.get(0);
        return switch (root) {
            case "inputs" -> within(frame.inputs, path, 1, "the plan's inputs");
            case "steps" -> step(path);
            case "out", "output" ->
                out == null
                        ? missing("'" + root + "' is there in gates only; elsewhere name the step: steps.NAME.out")
                        : within(out, path, 1, "the step's outputs");
            case "run" ->
                within(
                        object(
                                "id",
                                Json.of(s.run),
                                "plan",
                                Json.of(frame.plan.plan().name())),
                        path,
                        1,
                        "run");
            case "budget" -> within(budget(), path, 1, "budget");
            case "change" ->
                change == null ? missing("'change' is there in AMEND only") : within(change, path, 1, "the change");
            default -> variable(path);
        };
    }

    private Result variable(List<String> path) {
        for (Node around = node; around != null; around = around.standsFor != null ? around.standsFor : around.undoes) {
            Step.ForEach each = around.step().forEach().orElse(null);
            if (each != null && around.value != null) {
                if (path.get(0).equals(each.variable())) {
                    return within(around.value, path, 1, each.variable());
                }
                if (path.get(0).equals("index")) {
                    return within(Json.of(around.item), path, 1, "index");
                }
            }
        }
        return missing("nothing is named '" + path.get(0) + "' here");
    }

    private Result step(List<String> path) {
        if (path.size() < 3) {
            return missing("say which step and what of it: steps.NAME.out.FIELD or steps.NAME.status");
        }
        String name = path.get(1);
        Node named = frame.node(name);
        for (Node around = node; around != null; around = around.standsFor != null ? around.standsFor : around.undoes) {
            if (around.undoes != null && around.undoes.step().name().equals(name)) {
                named = around.undoes;
            }
        }
        if (named == null) {
            return missing("there is no step '" + name + "' that is done by itself");
        }
        if (path.get(2).equals("status")) {
            return within(Json.of(named.state.name().toLowerCase(Locale.ROOT)), path, 3, "the status");
        }
        if (!path.get(2).equals("out")) {
            return missing("of a step there are 'out' and 'status', not '" + path.get(2) + "'");
        }
        if (named.state != StepState.COMPLETED) {
            return missing("step '" + name + "' " + (named.state == StepState.SKIPPED ? "was skipped" : "is not done"));
        }
        return within(named.outputs, path, 3, "the outputs of " + name);
    }

    private Json budget() {
        Purse purse = frame.purses.get(frame.purses.size() - 1);
        Map<String, Json> members = new LinkedHashMap<>();
        for (Resource resource : Amounts.resources()) {
            double unit = resource == Resource.TIME || resource == Resource.COST ? 1e6 : 1;
            Map<String, Json> amounts = new LinkedHashMap<>();
            amounts.put("used", Json.of((double) purse.used(resource) / unit));
            if (purse.limits(resource)) {
                amounts.put("limit", Json.of((double) purse.limit(resource) / unit));
                amounts.put("left", Json.of((double) purse.left(resource) / unit));
            }
            members.put(resource.name().toLowerCase(Locale.ROOT), new Json.Obj(amounts));
        }
        return new Json.Obj(members);
    }

    private static Json.Obj object(String a, Json first, String b, Json second) {
        return Json.Obj.EMPTY.with(a, first).with(b, second);
    }

    private static Result within(Json value, List<String> path, int from, String what) {
        Json at = value;
        for (int i = from; i < path.size(); i++) {
            if (!(at instanceof Json.Obj object)) {
                return new Result.Failed(
                        "not-an-object", "'" + path.get(i) + "' is asked of " + what + ", which is no object", false);
            }
            Json member = object.members().get(path.get(i));
            if (member == null) {
                return missing("there is no '" + path.get(i) + "' in " + what);
            }
            at = member;
        }
        return new Result.Value(at);
    }

    private static Result.Failed missing(String reason) {
        return new Result.Failed("unknown-field", reason, true);
    }
}
