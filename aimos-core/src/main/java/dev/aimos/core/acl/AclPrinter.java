package dev.aimos.core.acl;

import dev.aimos.core.expr.Words;
import dev.aimos.plan.Plan;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Writes plans as ACL, each in one way: equal plans give equal texts, and reading the text gives an equal plan. */
public final class AclPrinter {
    private final StringBuilder out = new StringBuilder();

    private AclPrinter() {}

    /**
     * A plan as ACL, and those it calls after it. Defaults are not written. An expression that is not written as the formatter
     * does is written so, and a message that is no text is written as a text of its value; but for these, reading it again gives
     * an equal plan.
     *
     * @throws dev.aimos.AimosException.InvalidRequest if a name is none, or an expression cannot be read
     */
    public static String print(Plan plan) {
        AclPrinter printer = new AclPrinter();
        printer.plan(plan);
        for (Plan called : plan.plans()) {
            printer.out.append('\n');
            printer.plan(called);
        }
        return printer.out.toString();
    }

    private void plan(Plan plan) {
        out.append("PLAN ")
                .append(Written.name(plan.name()))
                .append(description(plan.description()))
                .append(":\n");
        for (Plan.Input input : plan.inputs()) {
            line("INPUT " + Written.name(input.name())
                    + type(input.type())
                    + input.fallback()
                            .map(value -> " = " + Written.value(value))
                            .orElse("")
                    + description(input.description()));
        }
        for (Plan.Result result : plan.results()) {
            line("OUTPUT " + Written.name(result.name()) + type(result.type()) + " = "
                    + Written.expression(result.value()));
        }
        plan.roles().forEach(this::role);
        if (!plan.budget().isEmpty()) {
            line("BUDGET " + String.join(", ", Written.amounts(plan.budget())));
        }
        for (Plan.Pool pool : plan.pools()) {
            line("POOL " + Written.name(pool.name()) + ": " + String.join(", ", Written.amounts(pool.limit()))
                    + (pool.policy() == Plan.Policy.PRIORITY ? " policy=priority" : ""));
        }
        plan.timeout().ifPresent(time -> line("TIMEOUT " + Written.duration(time)));
        plan.amendment()
                .ifPresent(rule -> line("AMEND " + Written.expression(rule.condition())
                        + rule.approval()
                                .map(asked -> " APPROVE " + Written.expression(asked))
                                .orElse("")));
        plan.steps().forEach(step -> {
            out.append('\n');
            new StepPrinter(out).print(step);
        });
    }

    private void role(Plan.Role role) {
        List<String> settings = new ArrayList<>();
        role.settings().members().forEach((name, value) -> settings.add(key(name) + "=" + Written.value(value)));
        String kind = role.kind().isEmpty() ? "" : Written.name(role.kind());
        line("ROLE " + Written.name(role.name())
                + (kind.isEmpty() && settings.isEmpty() ? "" : ": ")
                + kind
                + (settings.isEmpty() ? "" : "(" + String.join(", ", settings) + ")")
                + description(role.description())
                + role.breaker()
                        .map(breaker -> " BREAKER failures=" + breaker.failures() + ", cooldown="
                                + Written.duration(breaker.cooldown()))
                        .orElse(""));
    }

    /** A name of a setting; in quotes if it is no name of ACL. */
    private static String key(String name) {
        return Words.isName(name) ? name : Written.text(name);
    }

    private void line(String statement) {
        out.append("  ").append(statement).append('\n');
    }

    /** A type after the name of what has it; nothing if it may be any. */
    static String type(ValueType type) {
        return type.equals(ValueType.ANY) ? "" : ": " + type;
    }

    /** A description after the name of what it describes; nothing if it is empty. */
    static String description(String description) {
        return description.isEmpty() ? "" : " " + Written.text(description);
    }
}
