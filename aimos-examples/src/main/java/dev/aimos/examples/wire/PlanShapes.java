package dev.aimos.examples.wire;

import dev.aimos.apoe.Acl;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans as JSON; {@code docs/cli.md} describes it. */
public final class PlanShapes {
    private PlanShapes() {}

    public static Map<String, @Nullable Object> of(Plan plan) {
        Map<String, @Nullable Object> shape = one(plan);
        shape.put("plans", plan.plans().stream().map(PlanShapes::one).toList());
        return shape;
    }

    private static Map<String, @Nullable Object> one(Plan plan) {
        Acl.Outline outline = Acl.outline(plan);
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("plan", plan.name());
        shape.put("description", plan.description());
        shape.put("inputs", plan.inputs().stream().map(PlanShapes::input).toList());
        shape.put("results", plan.results().stream().map(PlanShapes::result).toList());
        shape.put("roles", PlanRoles.alone(plan));
        shape.put("budget", Amounts.shape(plan.budget()));
        shape.put("pools", plan.pools().stream().map(PlanShapes::pool).toList());
        shape.put("timeoutSeconds", Amounts.seconds(plan.timeout()));
        shape.put(
                "steps", plan.steps().stream().map(step -> step(step, outline)).toList());
        shape.put("order", outline.order());
        shape.put("criticalPath", outline.criticalPath());
        return shape;
    }

    private static Map<String, @Nullable Object> input(Plan.Input input) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("name", input.name());
        shape.put("type", input.type().toString());
        shape.put("required", input.fallback().isEmpty());
        shape.put("default", input.fallback().map(Shapes::plain).orElse(null));
        shape.put("description", input.description());
        return shape;
    }

    private static Map<String, Object> result(Plan.Result result) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", result.name());
        shape.put("type", result.type().toString());
        shape.put("value", result.value().text());
        return shape;
    }

    private static Map<String, Object> pool(Plan.Pool pool) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", pool.name());
        shape.put("limit", Amounts.shape(pool.limit()));
        shape.put("policy", Shapes.lower(pool.policy()));
        return shape;
    }

    private static Map<String, @Nullable Object> step(Step step, Acl.Outline outline) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("step", step.name());
        shape.put("description", step.description());
        work(step.work(), shape);
        shape.put("needs", outline.dependencies().getOrDefault(step.name(), List.of()));
        shape.put("dormant", outline.dormant().contains(step.name()));
        shape.put("outputs", outputs(step));
        shape.put("budget", Amounts.shape(step.budget()));
        shape.put("pool", step.pool().orElse(null));
        shape.put("priority", step.priority());
        shape.put(
                "gates",
                step.gates().stream().map(gate -> gate.condition().text()).toList());
        shape.put("when", step.when().map(Expression::text).orElse(null));
        shape.put("forEach", step.forEach().map(each -> each.items().text()).orElse(null));
        shape.put("retries", step.retry().times());
        shape.put("timeoutSeconds", Amounts.seconds(step.timeout()));
        shape.put("onFail", onFail(step.onFail()));
        shape.put("compensate", step.compensate().orElse(null));
        shape.put(
                "approval", step.approval().map(asked -> asked.message().text()).orElse(null));
        return shape;
    }

    private static void work(Step.Work work, Map<String, @Nullable Object> shape) {
        Step.Work.Assign assign = work instanceof Step.Work.Assign given ? given : null;
        shape.put("role", assign == null ? null : assign.role());
        shape.put("action", assign == null ? null : assign.action());
        shape.put("calls", work instanceof Step.Work.Call call ? call.plan() : null);
    }

    private static Map<String, String> outputs(Step step) {
        Map<String, String> outputs = new LinkedHashMap<>();
        step.outputs()
                .forEach(output -> outputs.put(output.name(), output.type().toString()));
        return outputs;
    }

    private static String onFail(Step.OnFail onFail) {
        return switch (onFail) {
            case Step.OnFail.Abort abort -> "abort";
            case Step.OnFail.Skip skip -> "skip";
            case Step.OnFail.Fallback fallback -> "fallback " + fallback.step();
            case Step.OnFail.Escalate escalate -> "escalate";
        };
    }
}
