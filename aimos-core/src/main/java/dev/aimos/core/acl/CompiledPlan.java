package dev.aimos.core.acl;

import dev.aimos.AimosException;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Ref;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan as a run needs it: its graph and its expressions, read once, and those of the plans it calls. Steps are known by their
 * number, as in {@link PlanGraph}. Immutable.
 */
public final class CompiledPlan {
    private final Plan plan;
    private final Map<String, CompiledPlan> family;
    private final PlanGraph graph;
    private final List<StepExprs> exprs;
    private final List<Expr> results;
    private final Optional<Expr> amendment;
    private final Optional<Expr> amendmentApproval;

    private CompiledPlan(Plan plan, Map<String, CompiledPlan> family) {
        this.plan = plan;
        this.family = family;
        this.exprs = exprs(plan);
        this.graph =
                PlanGraph.of(plan, exprs.stream().map(StepExprs::references).toList());
        this.results = plan.results().stream()
                .map(result -> Expressions.parse(result.value().text()))
                .toList();
        this.amendment =
                plan.amendment().map(rule -> Expressions.parse(rule.condition().text()));
        this.amendmentApproval =
                plan.amendment().flatMap(Plan.Amendment::approval).map(asked -> Expressions.parse(asked.text()));
    }

    /**
     * Reads the expressions of a plan and of those it calls. Whether the plan is sound is {@link Checker}'s to say: compiling one
     * that is not gives something, but nothing that can be run.
     *
     * @throws dev.aimos.plan.PlanRefused if an expression cannot be read
     */
    public static CompiledPlan of(Plan plan) {
        Map<String, CompiledPlan> family = new HashMap<>();
        CompiledPlan main = new CompiledPlan(plan, family);
        family.put(plan.name(), main);
        for (Plan called : plan.plans()) {
            family.putIfAbsent(called.name(), new CompiledPlan(called, family));
        }
        return main;
    }

    private static List<StepExprs> exprs(Plan plan) {
        return plan.steps().stream().map(StepExprs::read).toList();
    }

    /** What the expressions of each step of a plan read. */
    static List<List<Ref>> references(Plan plan) {
        return exprs(plan).stream().map(StepExprs::references).toList();
    }

    /** The plan. */
    public Plan plan() {
        return plan;
    }

    /** What its steps need of each other. */
    public PlanGraph graph() {
        return graph;
    }

    /** How many steps it has. */
    public int size() {
        return exprs.size();
    }

    /** A step. */
    public Step step(int step) {
        return plan.steps().get(step);
    }

    /** A step's expressions. */
    public StepExprs exprs(int step) {
        return exprs.get(step);
    }

    /** The expressions of the plan's results, in the order of {@link Plan#results}. */
    public List<Expr> results() {
        return results;
    }

    /** What must hold for the plan to be changed during a run. */
    public Optional<Expr> amendment() {
        return amendment;
    }

    /** What a person is asked before the plan is changed during a run. */
    public Optional<Expr> amendmentApproval() {
        return amendmentApproval;
    }

    /**
     * The plan of that name among those that the steps of this plan can call.
     *
     * @throws AimosException.InvalidRequest if there is none
     */
    public CompiledPlan plan(String name) {
        CompiledPlan called = family.get(name);
        if (called == null) {
            throw new AimosException.InvalidRequest("plan-unknown", "there is no plan '" + name + "'");
        }
        return called;
    }
}
