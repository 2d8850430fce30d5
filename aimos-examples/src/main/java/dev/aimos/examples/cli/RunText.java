package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Amounts;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.PlanEvents;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import java.time.Duration;

/** A run for people: how it and each of its steps stand. */
final class RunText {
    private final Out out;

    RunText(Out out) {
        this.out = out;
    }

    void print(RunView view) {
        RunSummary summary = view.summary();
        line("plan", summary.plan() + "  " + summary.planHash());
        line("started", Times.shown(summary.startedAt()));
        summary.endedAt()
                .ifPresent(end -> line(
                        "ended",
                        Times.shown(end) + ", after " + Amounts.shown(Duration.between(summary.startedAt(), end))));
        summary.forkedFrom().ifPresent(from -> line("from", from));
        view.inputs().members().forEach((name, value) -> line("input", name + " = " + Describe.json(value)));
        for (RunView.BudgetView budget : view.budgets()) {
            line(
                    budget.name().isEmpty() ? "budget" : "pool",
                    (budget.name().isEmpty() ? "" : budget.name() + ": ") + "used " + or(Amounts.used(budget.used()))
                            + reserved(budget)
                            + (budget.limit().isEmpty() ? ", not limited" : ", of " + Amounts.shown(budget.limit())));
        }
        Table table = new Table("STEP", "STATE", "ATTEMPTS", "TOOK", "USED", "NOTE");
        for (RunView.StepView step : view.steps()) {
            table.row(
                    step.path(),
                    Shapes.lower(step.state()),
                    Integer.toString(step.attempts()),
                    took(step),
                    Amounts.used(step.used()),
                    step.failure().map(PlanEvents::failure).orElse(step.note()));
        }
        table.print(out);
    }

    private static String or(String amounts) {
        return amounts.isEmpty() ? "nothing" : amounts;
    }

    private static String reserved(RunView.BudgetView budget) {
        String reserved = Amounts.used(budget.reserved());
        return reserved.isEmpty() ? "" : ", reserved " + reserved;
    }

    private static String took(RunView.StepView step) {
        return step.startedAt()
                .flatMap(start -> step.endedAt().map(end -> Amounts.shown(Duration.between(start, end))))
                .orElse("");
    }

    private void line(String what, String text) {
        out.line(out.ink().dim("%-8s".formatted(what)) + " " + Printable.line(text, 500));
    }
}
