package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Ref;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The expressions of a step, read.
 *
 * @param instruction what its role is told
 * @param inputs what it is given, by name, in the order written
 * @param gates in the order written
 * @param when what must hold for it to run
 * @param items what it is done for each of
 * @param onFailMessage what a person is told when it has failed
 * @param approvalMessage what a person is asked before it begins
 */
public record StepExprs(
        Optional<Expr> instruction,
        Map<String, Expr> inputs,
        List<GateExprs> gates,
        Optional<Expr> when,
        Optional<Expr> items,
        Optional<Expr> onFailMessage,
        Optional<Expr> approvalMessage) {

    public StepExprs {
        Map<String, Expr> copy = new LinkedHashMap<>(inputs);
        inputs = Collections.unmodifiableMap(copy);
        gates = List.copyOf(gates);
    }

    /**
     * Reads the expressions of a step.
     *
     * @throws dev.aimos.plan.PlanRefused if one cannot be read
     */
    static StepExprs read(Step step) {
        Optional<Expr> instruction = step.work() instanceof Step.Work.Assign assign
                ? assign.instruction().map(StepExprs::read)
                : Optional.empty();
        Map<String, Expr> inputs = new LinkedHashMap<>();
        step.inputs().forEach((name, written) -> inputs.put(name, read(written)));
        List<GateExprs> gates = new ArrayList<>(step.gates().size());
        for (Step.Gate gate : step.gates()) {
            gates.add(new GateExprs(read(gate.condition()), gate.message().map(StepExprs::read)));
        }
        return new StepExprs(
                instruction,
                inputs,
                gates,
                step.when().map(StepExprs::read),
                step.forEach().map(each -> read(each.items())),
                step.onFail() instanceof Step.OnFail.Escalate escalate
                        ? escalate.message().map(StepExprs::read)
                        : Optional.empty(),
                step.approval().map(asked -> read(asked.message())));
    }

    private static Expr read(Expression written) {
        return Expressions.parse(written.text());
    }

    /** What all of them read, in the order of the components. */
    List<Ref> references() {
        List<Ref> references = new ArrayList<>();
        instruction.ifPresent(expr -> references.addAll(Expressions.references(expr)));
        inputs.values().forEach(expr -> references.addAll(Expressions.references(expr)));
        for (GateExprs gate : gates) {
            references.addAll(Expressions.references(gate.condition()));
            gate.message().ifPresent(expr -> references.addAll(Expressions.references(expr)));
        }
        when.ifPresent(expr -> references.addAll(Expressions.references(expr)));
        items.ifPresent(expr -> references.addAll(Expressions.references(expr)));
        onFailMessage.ifPresent(expr -> references.addAll(Expressions.references(expr)));
        approvalMessage.ifPresent(expr -> references.addAll(Expressions.references(expr)));
        return references;
    }

    /** The expressions of a gate. */
    public record GateExprs(Expr condition, Optional<Expr> message) {}
}
