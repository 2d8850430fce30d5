package dev.aimos.core.acl;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * Holds what the steps that must run need together against the budgets they are taken from. Attempts are counted as they are made,
 * so too few calls are an error; of all else, an attempt may leave over what it reserved, so too little of it is a warning.
 */
final class SumChecks {
    private final Subject subject;
    private final Needs needs;
    private final Map<Subject, Needs> known;
    private final Findings findings;

    /**
     * Checks of the budgets of a plan whose steps form no circle.
     *
     * @param known what the plans that it calls need
     */
    SumChecks(Subject subject, Needs needs, Map<Subject, Needs> known) {
        this.subject = subject;
        this.needs = needs;
        this.known = known;
        this.findings = subject.findings();
    }

    void check() {
        sums("budget", subject.shown(), subject.plan().budget(), step -> true);
        Map<String, Plan.Pool> pools = new LinkedHashMap<>();
        subject.plan().pools().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
        for (Plan.Pool pool : pools.values()) {
            sums(
                    "pool:" + pool.name(),
                    "pool " + Shown.name(pool.name()),
                    pool.limit(),
                    step -> subject.step(step)
                            .pool()
                            .filter(pool.name()::equals)
                            .isPresent());
        }
        for (int step = 0; step < subject.size(); step++) {
            Subject called = subject.called(step);
            Needs inner = called == null ? null : known.get(called);
            if (inner != null) {
                call(step, subject.step(step), inner);
            }
        }
    }

    /** What the steps of a called plan need together, against the budget of the step that calls it. */
    private void call(int number, Step step, Needs inner) {
        step.budget().amounts().forEach((resource, amount) -> {
            boolean certain = resource == Resource.CALLS && inner.attempts() > amount;
            long needed = certain ? inner.attempts() : inner.total(resource);
            if (needed > amount) {
                tell(
                        certain,
                        subject.key(number, "budget"),
                        "the steps that must run of the plan called by " + subject.shown(number)
                                + (certain ? " need " : " reserve ") + AmountText.of(resource, needed)
                                + ", but the step has only " + Written.amount(resource, amount));
            }
        });
    }

    private void sums(String place, String shown, Budget limit, IntPredicate counted) {
        limit.amounts().forEach((resource, amount) -> {
            IntToLongFunction certain = step -> counted.test(step) ? needs.attempts(step) : 0;
            IntToLongFunction reserved = step -> counted.test(step) ? needs.reserved(resource, step) : 0;
            if (resource == Resource.CALLS && sum(certain) > amount) {
                exceeded(subject.key(place), shown, resource, amount, certain, true);
            } else if (sum(reserved) > amount) {
                exceeded(subject.key(place), shown, resource, amount, reserved, false);
            }
        });
    }

    private long sum(IntToLongFunction amounts) {
        long sum = 0;
        for (int step = 0; step < subject.size(); step++) {
            sum = Amounts.sum(sum, amounts.applyAsLong(step));
        }
        return sum;
    }

    private void exceeded(
            String key, String shown, Resource resource, long limit, IntToLongFunction amounts, boolean certain) {
        Longest path = subject.graph().heaviest(amounts);
        boolean alone = path.length() > limit;
        List<String> parts = new ArrayList<>();
        if (alone) {
            path.steps().forEach(step -> part(parts, step, resource, amounts.applyAsLong(step)));
        } else {
            for (int step = 0; step < subject.size(); step++) {
                part(parts, step, resource, amounts.applyAsLong(step));
            }
        }
        tell(
                certain,
                key,
                "the steps that must run" + (alone ? " one after another" : "") + (certain ? " need " : " reserve ")
                        + AmountText.of(resource, alone ? path.length() : sum(amounts)) + ", but " + shown
                        + " has only "
                        + Written.amount(resource, limit) + ": "
                        + (alone ? Shown.way(parts) : String.join(", ", Shown.first(parts))));
    }

    private void part(List<String> parts, int step, Resource resource, long amount) {
        if (amount > 0) {
            parts.add(subject.graph().name(step) + " (" + Written.amount(resource, amount) + ")");
        }
    }

    private void tell(boolean certain, String key, String message) {
        if (certain) {
            findings.error(key, "budget-too-small", message, "raise the budget, or leave out steps");
        } else {
            findings.warning(
                    key,
                    "budget-tight",
                    message + "; it is enough only if some leave enough over",
                    "raise the budget, or lower those of the steps");
        }
    }
}
