package dev.aimos.core.acl;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that what each step reserves is there at all in the budgets it is taken from. */
final class BudgetChecks {
    private final Subject subject;
    private final Map<Subject, Needs> known;
    private final Findings findings;
    private final Map<String, Plan.Pool> pools = new LinkedHashMap<>();

    /**
     * Checks of the budgets of a plan whose steps form no circle.
     *
     * @param known what the plans that it calls need
     */
    BudgetChecks(Subject subject, Map<Subject, Needs> known) {
        this.subject = subject;
        this.known = known;
        this.findings = subject.findings();
        subject.plan().pools().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
    }

    void check() {
        Plan plan = subject.plan();
        zero(subject.key("budget"), subject.shown(), plan.budget());
        plan.pools().forEach(pool -> pool(pool, plan.budget()));
        for (int step = 0; step < subject.size(); step++) {
            step(step);
        }
    }

    private void pool(Plan.Pool pool, Budget plan) {
        String key = subject.key("pool:" + pool.name());
        String shown = "pool " + Shown.name(pool.name()) + " of " + subject.shown();
        zero(key, shown, pool.limit());
        if (pool.limit().isEmpty()) {
            findings.warning(key, "pool-unlimited", shown + " limits nothing", "name an amount, such as tokens=5k");
        }
        larger(key, shown, pool.limit(), subject.shown(), plan);
    }

    private void zero(String key, String shown, Budget budget) {
        budget.amounts().forEach((resource, amount) -> {
            if (amount == 0) {
                findings.warning(
                        key,
                        "budget-zero",
                        "the budget of " + shown + " is " + AmountText.of(resource, 0) + ": no step can use any",
                        "leave it out if it is not to be limited");
            }
        });
    }

    private void step(int number) {
        Step step = subject.step(number);
        Plan.Pool pool = step.pool().map(pools::get).orElse(null);
        switch (step.work()) {
            case Step.Work.Assign assign -> {
                within(
                        number,
                        step.budget(),
                        "plan",
                        subject.shown(),
                        subject.plan().budget());
                if (pool != null) {
                    within(number, step.budget(), "pool", "pool " + Shown.name(pool.name()), pool.limit());
                }
                nothing(number, step.budget());
            }
            case Step.Work.Call call -> call(number, step, pool);
            case Step.Work.Nothing nothing -> {}
        }
    }

    /** What one attempt reserves, against a limit. */
    private void within(int number, Budget reserved, String what, String of, Budget limit) {
        for (Map.Entry<Resource, Long> each : limit.amounts().entrySet()) {
            Resource resource = each.getKey();
            long most = each.getValue();
            // An attempt that names no amount gets a share, but at least one unit.
            long least = reserved.get(resource).orElse(1);
            if (least > most) {
                boolean named = reserved.get(resource).isPresent();
                findings.error(
                        subject.key(number, "budget"),
                        "budget-exceeds-" + what,
                        subject.shown(number) + (named ? " reserves " : " needs some of ")
                                + AmountText.of(resource, least, named) + ", but " + of + " has only "
                                + Written.amount(resource, most),
                        "it could never begin; lower the one or raise the other");
            }
        }
    }

    private void nothing(int number, Budget reserved) {
        reserved.amounts().forEach((resource, amount) -> {
            if (amount == 0 && (resource == Resource.TIME || resource == Resource.CALLS)) {
                findings.error(
                        subject.key(number, "budget"),
                        "budget-zero",
                        subject.shown(number) + " has " + AmountText.of(resource, 0)
                                + ", but no attempt is made without",
                        "leave it out if it is not to be limited");
            }
        });
    }

    private void call(int number, Step step, Plan.@Nullable Pool pool) {
        Subject called = subject.called(number);
        Needs inner = called == null ? null : known.get(called);
        if (called == null || inner == null) {
            return;
        }
        String key = subject.key(number, "budget");
        peak(number, inner, "plan", subject.shown(), subject.plan().budget());
        peak(number, inner, "call", subject.shown(number), step.budget());
        if (pool != null) {
            peak(number, inner, "pool", "pool " + Shown.name(pool.name()), pool.limit());
        }
        larger(
                key,
                subject.shown(number),
                step.budget(),
                subject.shown(),
                subject.plan().budget());
        larger(
                subject.key(number, "call"),
                called.shown(),
                called.plan().budget(),
                subject.shown(number),
                step.budget());
        larger(
                subject.key(number, "call"),
                called.shown(),
                called.plan().budget(),
                subject.shown(),
                subject.plan().budget());
    }

    /** The most that a step of a called plan reserves, against a limit that it is within. */
    private void peak(int number, Needs inner, String what, String of, Budget limit) {
        limit.amounts().forEach((resource, most) -> {
            if (inner.peak(resource) > most) {
                findings.error(
                        subject.key(number, "call"),
                        "budget-exceeds-" + what,
                        "a step of the plan called by " + subject.shown(number) + " reserves "
                                + AmountText.of(resource, inner.peak(resource)) + ", but " + of + " has only "
                                + Written.amount(resource, most),
                        "it could never begin; lower the one or raise the other");
            }
        });
    }

    /** Whether a limit is larger than one that it is within: what is beyond that is never there. */
    private void larger(String key, String shown, Budget limit, String of, Budget around) {
        limit.amounts().forEach((resource, amount) -> {
            if (around.get(resource).isPresent() && amount > around.amount(resource)) {
                findings.warning(
                        key,
                        "budget-useless",
                        shown + " may use " + AmountText.of(resource, amount) + ", but " + of
                                + ", which that is taken from, has only "
                                + Written.amount(resource, around.amount(resource)),
                        "lower it, or leave it out");
            }
        });
    }
}
