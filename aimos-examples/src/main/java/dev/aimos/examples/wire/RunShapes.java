package dev.aimos.examples.wire;

import dev.aimos.plan.Comparison;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs as JSON; {@code docs/cli.md} describes it. */
public final class RunShapes {
    private RunShapes() {}

    public static Map<String, @Nullable Object> summary(RunSummary summary) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("run", summary.run());
        shape.put("plan", summary.plan());
        shape.put("planHash", summary.planHash());
        shape.put("status", Shapes.lower(summary.status()));
        shape.put("startedAt", Shapes.instant(summary.startedAt()));
        shape.put("endedAt", summary.endedAt().map(Shapes::instant).orElse(null));
        shape.put("forkedFrom", summary.forkedFrom().orElse(null));
        shape.put("failure", PlanEventShapes.failure(summary.failure()));
        shape.put("questions", summary.waiting());
        return shape;
    }

    public static Map<String, @Nullable Object> view(RunView view) {
        Map<String, @Nullable Object> shape = summary(view.summary());
        shape.put("inputs", Shapes.plain(view.inputs()));
        shape.put("results", Shapes.plain(view.results()));
        shape.put("steps", view.steps().stream().map(RunShapes::step).toList());
        shape.put(
                "waiting", view.waiting().stream().map(PlanEventShapes::waiting).toList());
        shape.put("budgets", view.budgets().stream().map(RunShapes::budget).toList());
        shape.put("events", view.events());
        return shape;
    }

    private static Map<String, @Nullable Object> step(RunView.StepView step) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("step", step.path());
        shape.put("state", Shapes.lower(step.state()));
        shape.put("attempts", step.attempts());
        shape.put("startedAt", step.startedAt().map(Shapes::instant).orElse(null));
        shape.put("endedAt", step.endedAt().map(Shapes::instant).orElse(null));
        shape.put("outputs", Shapes.plain(step.outputs()));
        shape.put("used", Amounts.shape(step.used()));
        shape.put("failure", PlanEventShapes.failure(step.failure()));
        shape.put("note", step.note());
        return shape;
    }

    private static Map<String, Object> budget(RunView.BudgetView budget) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("pool", budget.name());
        shape.put("limit", Amounts.shape(budget.limit()));
        shape.put("used", Amounts.shape(budget.used()));
        shape.put("reserved", Amounts.shape(budget.reserved()));
        return shape;
    }

    public static Map<String, @Nullable Object> comparison(Comparison comparison) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("same", comparison.same());
        shape.put("events", comparison.events());
        shape.put(
                "differences",
                comparison.differences().stream().map(RunShapes::difference).toList());
        return shape;
    }

    private static Map<String, @Nullable Object> difference(Comparison.Difference difference) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("number", difference.number());
        shape.put("step", difference.step());
        shape.put("what", difference.what());
        shape.put("recorded", difference.recorded().orElse(null));
        shape.put("computed", difference.computed().orElse(null));
        return shape;
    }
}
