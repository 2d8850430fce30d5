package dev.aimos.examples.cli;

import dev.aimos.apoe.Acl;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Amounts;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.PlanRoles;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan for people: what it takes and gives, who does what, in which order, and what it may use. */
final class PlanText {
    private final Out out;
    private final Ink ink;

    PlanText(Out out) {
        this.out = out;
        this.ink = out.ink();
    }

    @SuppressWarnings("ReferenceEquality") // the plan itself, and those it has
    void print(Plan plan) {
        PlanRoles.plans(plan).forEach(each -> {
            if (each != plan) {
                out.line("");
            }
            one(each);
        });
    }

    private void one(Plan plan) {
        String description = plan.description().isEmpty() ? "" : "  " + plan.description();
        out.line(ink.bold(Printable.line(plan.name())) + Printable.line(description));
        head(plan);
        Acl.Outline outline = Acl.outline(plan);
        Table table = new Table("STEP", "DOES", "NEEDS", "BUDGET", "NOTE");
        for (Step step : inOrder(plan, outline)) {
            table.row(
                    step.name(),
                    does(step),
                    String.join(", ", outline.dependencies().getOrDefault(step.name(), List.of())),
                    step.budget().isEmpty() ? "" : Amounts.shown(step.budget()),
                    String.join("; ", notes(step, outline)));
        }
        table.print(out);
        line("critical path", String.join(" > ", outline.criticalPath()));
    }

    private void head(Plan plan) {
        plan.inputs()
                .forEach(input -> line(
                        "input",
                        input.name() + ": " + input.type()
                                + input.fallback()
                                        .map(value -> " = " + Describe.json(value))
                                        .orElse("")
                                + (input.description().isEmpty() ? "" : "  " + input.description())));
        plan.results().forEach(result -> line("result", result.name() + ": " + result.type() + " = " + result.value()));
        Map<String, List<String>> roles = PlanRoles.alone(plan);
        roles.forEach((role, steps) -> line("role", role + kind(plan, role) + ": " + String.join(", ", steps)));
        if (!plan.budget().isEmpty()) {
            line("budget", Amounts.shown(plan.budget()));
        }
        plan.pools()
                .forEach(pool -> line(
                        "pool", pool.name() + ": " + Amounts.shown(pool.limit()) + ", " + Shapes.lower(pool.policy())));
        plan.timeout().ifPresent(time -> line("timeout", Amounts.shown(time)));
        plan.amendment().ifPresent(rule -> line("amendable", "if " + rule.condition()));
    }

    private static String kind(Plan plan, String role) {
        return plan.roles().stream()
                .filter(declared ->
                        declared.name().equals(role) && !declared.kind().isEmpty())
                .map(declared -> " (" + declared.kind() + ")")
                .findFirst()
                .orElse("");
    }

    private void line(String what, String text) {
        if (!text.isEmpty()) {
            out.line(ink.dim("%-13s".formatted(what)) + " " + Printable.line(text));
        }
    }

    private static List<Step> inOrder(Plan plan, Acl.Outline outline) {
        List<Step> steps = new ArrayList<>();
        outline.order().forEach(name -> plan.step(name).ifPresent(steps::add));
        plan.steps().stream()
                .filter(step -> !outline.order().contains(step.name()))
                .forEach(steps::add);
        return steps;
    }

    static String does(Step step) {
        return switch (step.work()) {
            case Step.Work.Nothing nothing -> "waits";
            case Step.Work.Assign assign -> assign.role() + (assign.action().isEmpty() ? "" : "." + assign.action());
            case Step.Work.Call call -> "plan " + call.plan();
        };
    }

    private static List<String> notes(Step step, Acl.Outline outline) {
        List<String> notes = new ArrayList<>();
        if (outline.dormant().contains(step.name())) {
            notes.add("only when needed");
        }
        step.when().ifPresent(condition -> notes.add("when " + condition));
        step.forEach().ifPresent(each -> notes.add("for each of " + each.items()));
        step.approval().ifPresent(asked -> notes.add("asks " + asked.by().orElse("somebody")));
        if (!step.gates().isEmpty()) {
            notes.add(Describe.count(step.gates().size(), "gate"));
        }
        if (step.retry().times() > 0) {
            notes.add(Describe.count(step.retry().times(), "more attempt"));
        }
        switch (step.onFail()) {
            case Step.OnFail.Abort abort -> {}
            case Step.OnFail.Skip skip -> notes.add("skipped if it fails");
            case Step.OnFail.Fallback fallback -> notes.add(fallback.step() + " if it fails");
            case Step.OnFail.Escalate escalate -> notes.add("asks somebody if it fails");
        }
        step.compensate().ifPresent(other -> notes.add("undone by " + other));
        return notes;
    }
}
