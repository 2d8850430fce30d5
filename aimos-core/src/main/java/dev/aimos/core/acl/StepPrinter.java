package dev.aimos.core.acl;

import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes one step as ACL. */
final class StepPrinter {
    private final StringBuilder out;

    StepPrinter(StringBuilder out) {
        this.out = out;
    }

    void print(Step step) {
        out.append("  STEP ")
                .append(Written.name(step.name()))
                .append(AclPrinter.description(step.description()))
                .append(":\n");
        if (!step.requires().isEmpty()) {
            line("REQUIRES "
                    + String.join(
                            ", ", step.requires().stream().map(Written::name).toList()));
        }
        step.when().ifPresent(condition -> line("WHEN " + Written.expression(condition)));
        step.forEach()
                .ifPresent(each -> line("FOR_EACH " + Written.name(each.variable()) + " IN "
                        + Written.expression(each.items())
                        + (each.parallel() == 0 ? "" : " parallel=" + each.parallel())));
        step.approval()
                .ifPresent(asked -> line("APPROVE " + Written.expression(asked.message())
                        + settings(
                                asked.by()
                                        .map(role -> "by=" + Written.name(role))
                                        .orElse(""),
                                asked.within()
                                        .map(time -> "within=" + Written.duration(time))
                                        .orElse(""))));
        work(step.work());
        step.inputs().forEach((name, value) -> line("INPUT " + Written.name(name) + " = " + Written.expression(value)));
        step.outputs()
                .forEach(output -> line("OUTPUT " + Written.name(output.name()) + AclPrinter.type(output.type())));
        budget(step);
        step.gates()
                .forEach(gate -> line("GATE " + (gate.name().isEmpty() ? "" : Written.name(gate.name()) + ": ")
                        + Written.expression(gate.condition())
                        + gate.message().map(StepPrinter::message).orElse("")));
        retry(step.retry());
        step.timeout().ifPresent(time -> line("TIMEOUT " + Written.duration(time)));
        onFail(step.onFail());
        step.compensate().ifPresent(other -> line("COMPENSATE " + Written.name(other)));
    }

    private void work(Step.Work work) {
        switch (work) {
            case Step.Work.Nothing nothing -> {}
            case Step.Work.Assign assign ->
                line("ASSIGN " + Written.name(assign.role())
                        + (assign.action().isEmpty() ? "" : "." + Written.name(assign.action()))
                        + assign.instruction()
                                .map(told -> ": " + Written.expression(told))
                                .orElse(""));
            case Step.Work.Call call -> line("CALL " + Written.name(call.plan()));
        }
    }

    private void budget(Step step) {
        List<String> amounts = new ArrayList<>(Written.amounts(step.budget()));
        step.pool().ifPresent(pool -> amounts.add("pool=" + Written.name(pool)));
        if (step.priority() != 0) {
            amounts.add("priority=" + step.priority());
        }
        if (!amounts.isEmpty()) {
            line("BUDGET " + String.join(", ", amounts));
        }
    }

    private void retry(Step.Retry retry) {
        Step.Retry usual = Step.Retry.NEVER;
        String settings = settings(
                retry.backoff().equals(usual.backoff()) ? "" : "backoff=" + Written.duration(retry.backoff()),
                retry.max().equals(RetryReader.maxOf(retry.backoff())) ? "" : "max=" + Written.duration(retry.max()),
                same(retry.factor(), usual.factor()) ? "" : "factor=" + Written.number(retry.factor()),
                same(retry.jitter(), usual.jitter()) ? "" : "jitter=" + Written.number(retry.jitter()));
        if (retry.times() > 0 || !settings.isEmpty()) {
            line("RETRY " + retry.times() + settings);
        }
    }

    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0;
    }

    private void onFail(Step.OnFail onFail) {
        switch (onFail) {
            case Step.OnFail.Abort abort -> {}
            case Step.OnFail.Skip skip -> line("ON_FAIL skip");
            case Step.OnFail.Fallback fallback -> line("ON_FAIL fallback " + Written.name(fallback.step()));
            case Step.OnFail.Escalate escalate ->
                line("ON_FAIL escalate"
                        + escalate.message().map(StepPrinter::message).orElse(""));
        }
    }

    /** A message: an expression that begins as a text, so that it is seen where it begins. */
    private static String message(Expression message) {
        String written = Written.expression(message);
        return written.startsWith("\"") ? " " + written : " \"${" + written + "}\"";
    }

    private static String settings(String... settings) {
        List<String> given =
                List.of(settings).stream().filter(setting -> !setting.isEmpty()).toList();
        return given.isEmpty() ? "" : " " + String.join(", ", given);
    }

    private void line(String statement) {
        out.append("    ").append(statement).append('\n');
    }
}
