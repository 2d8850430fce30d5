package dev.aimos.core.acl;

import dev.aimos.core.acl.Site.Use;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of a plan that is checked: as the parser of its text did, or from what they are written as. */
final class SiteReader {
    private final Subject subject;
    private final @Nullable Places places;
    private int step = -1;
    private List<Site> sites = new ArrayList<>();

    private SiteReader(Subject subject) {
        this.subject = subject;
        this.places = subject.findings().places();
    }

    static Sites read(Subject subject) {
        SiteReader reader = new SiteReader(subject);
        Plan plan = subject.plan();
        for (Plan.Result result : plan.results()) {
            reader.site(Use.RESULT, "result:" + result.name(), result.value());
        }
        plan.amendment().ifPresent(rule -> {
            reader.site(Use.AMENDMENT, "amend", rule.condition());
            rule.approval().ifPresent(asked -> reader.site(Use.AMENDMENT_APPROVAL, "amend/approve", asked));
        });
        List<Site> own = reader.sites;
        List<List<Site>> steps = new ArrayList<>(plan.steps().size());
        for (reader.step = 0; reader.step < plan.steps().size(); reader.step++) {
            reader.sites = new ArrayList<>();
            reader.step(plan.steps().get(reader.step));
            steps.add(reader.sites);
        }
        return new Sites(steps, own);
    }

    private void step(Step at) {
        if (at.work() instanceof Step.Work.Assign assign) {
            assign.instruction().ifPresent(written -> site(Use.INSTRUCTION, "assign", written));
        }
        at.inputs().forEach((name, written) -> site(Use.INPUT, "input:" + name, written));
        for (int i = 0; i < at.gates().size(); i++) {
            String place = "gate:" + i;
            site(Use.GATE, place, at.gates().get(i).condition());
            at.gates().get(i).message().ifPresent(written -> site(Use.GATE_MESSAGE, place + "/message", written));
        }
        at.when().ifPresent(written -> site(Use.WHEN, "when", written));
        at.forEach().ifPresent(each -> site(Use.ITEMS, "for_each", each.items()));
        if (at.onFail() instanceof Step.OnFail.Escalate escalate) {
            escalate.message().ifPresent(written -> site(Use.ON_FAIL, "on_fail", written));
        }
        at.approval().ifPresent(asked -> site(Use.APPROVAL, "approve", asked.message()));
    }

    private void site(Use use, String place, Expression written) {
        Expr expr = places == null ? null : places.expr(step < 0 ? subject.key(place) : subject.key(step, place));
        if (expr == null) {
            expr = parse(place, written);
        }
        if (expr != null) {
            sites.add(new Site(subject, use, step, place, expr, Expressions.references(expr)));
        }
    }

    private @Nullable Expr parse(String place, Expression written) {
        try {
            return Expressions.parse(written.text());
        } catch (PlanRefused broken) {
            for (Problem problem : broken.problems()) {
                if (problem.error()) {
                    String of = step < 0 ? subject.shown() : subject.shown(step);
                    String message = "an expression of " + of + ": " + problem.message();
                    String key = step < 0 ? subject.key(place) : subject.key(step, place);
                    subject.findings()
                            .error(
                                    key,
                                    problem.code(),
                                    message,
                                    problem.suggestion().orElse(null));
                }
            }
            return null;
        }
    }
}
