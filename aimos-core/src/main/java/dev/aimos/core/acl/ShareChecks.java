package dev.aimos.core.acl;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Plan.Policy;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds steps that name no amount of what is limited, and says what they get; and priorities that mean nothing. */
final class ShareChecks {
    private final Subject subject;
    private final Findings findings;
    private final Map<String, Plan.Pool> pools = new LinkedHashMap<>();

    ShareChecks(Subject subject) {
        this.subject = subject;
        this.findings = subject.findings();
        subject.plan().pools().forEach(pool -> pools.putIfAbsent(pool.name(), pool));
    }

    void check() {
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int number = 0; number < subject.size(); number++) {
            Step step = subject.step(number);
            Optional<Plan.Pool> pool = step.pool().map(pools::get);
            if (step.priority() != 0) {
                priority(number, pool);
            }
            if (!(step.work() instanceof Step.Work.Assign)) {
                continue;
            }
            if (pool.isPresent()) {
                members.computeIfAbsent(pool.get().name(), key -> new ArrayList<>())
                        .add(number);
            } else {
                others.add(number);
            }
        }
        shares("budget", subject.shown(), subject.plan().budget(), Policy.FAIR, others);
        for (Plan.Pool pool : pools.values()) {
            List<Integer> its = members.getOrDefault(pool.name(), List.of());
            shares("pool:" + pool.name(), "pool " + Shown.name(pool.name()), pool.limit(), pool.policy(), its);
        }
    }

    private void priority(int number, Optional<Plan.Pool> pool) {
        if (pool.isEmpty() || pool.get().policy() == Policy.FAIR) {
            findings.warning(
                    subject.key(number, "budget"),
                    "priority-useless",
                    subject.shown(number) + " has a priority, but "
                            + (pool.isEmpty() ? "draws on no pool" : "its pool serves first who comes first"),
                    pool.isEmpty()
                            ? "name a pool, or leave the priority out"
                            : "declare the pool with policy=priority");
        }
    }

    private void shares(String place, String shown, Budget limit, Policy policy, List<Integer> steps) {
        Map<List<Integer>, List<String>> amounts = new LinkedHashMap<>();
        limit.amounts().forEach((resource, amount) -> {
            if (resource != Resource.CALLS) {
                List<Integer> without = steps.stream()
                        .filter(step ->
                                subject.step(step).budget().get(resource).isEmpty())
                        .toList();
                amounts.computeIfAbsent(without, key -> new ArrayList<>()).add(AmountText.of(resource, amount));
            }
        });
        amounts.forEach((without, those) -> {
            if (!without.isEmpty()) {
                share(subject.key(place), "of " + Shown.all(those) + " that " + shown + " has", policy, without);
            }
        });
    }

    private void share(String key, String what, Policy policy, List<Integer> steps) {
        boolean one = steps.size() == 1;
        String gets = policy == Policy.PRIORITY
                ? (one ? "gets" : "the first to begin gets") + " all that is left"
                : one ? "gets its equal part of what is left" : "each gets an equal part of what is left";
        findings.warning(
                key,
                "budget-share",
                what + ", " + Shown.names(subject.names(steps)) + (one ? " names no amount and " : " name no amount: ")
                        + gets,
                "give " + (one ? "it" : "each") + " a BUDGET");
    }
}
