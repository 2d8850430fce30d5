package dev.aimos.contract;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunView;
import dev.aimos.plan.Step;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Budgets by what a run's events say of them, worked out without the machine: that of the run, those of pools, of called plans
 * and of the steps that call them. For runs in which no attempt is stopped but by a crash or by the end of the whole run.
 */
public final class PurseFold {
    private final Plan plan;
    private final Map<String, Budget> limits = new HashMap<>();
    private final Map<String, Map<Resource, Long>> used = new TreeMap<>();
    private final Map<String, Budget> underWay = new LinkedHashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private boolean ending;

    /**
     * @param plan the run's; of steps that are added to it later, only those are understood that draw on the run's budget alone
     */
    public PurseFold(Plan plan) {
        this.plan = plan;
    }

    /**
     * Takes the next event.
     *
     * @throws AssertionError if a budget is exceeded after it
     */
    public void take(Event event) {
        switch (event) {
            case Event.AttemptStarted started -> {
                if (underWay.put(started.step(), started.reserved()) != null) {
                    throw new AssertionError("two attempts of " + started.step() + " at the same time");
                }
                purses(started.step()).forEach(this::require);
            }
            case Event.Returned returned -> settle(returned.step(), returned.used());
            case Event.Broke broke -> settle(broke.step(), broke.used());
            case Event.Resumed resumed -> stopAll();
            case Event.CancelRequested cancel -> end(); // what comes in the same turn comes too late
            case Event.Unwinding unwinding -> end();
            default -> {}
        }
    }

    /** Whatever ends the run stops what is under way once; steps that undo are not stopped. */
    private void end() {
        if (!ending) {
            ending = true;
            stopAll();
        }
    }

    private void stopAll() {
        Map<String, Budget> all = new LinkedHashMap<>(underWay);
        all.forEach(this::settle);
        stopped.addAll(all.keySet());
    }

    private void settle(String step, Budget use) {
        Budget reserved = underWay.remove(step);
        if (reserved == null && stopped.contains(step)) {
            return; // it had ended when it was stopped, and is told of afterwards; nothing follows from that
        }
        if (reserved == null) {
            throw new AssertionError("no attempt of " + step + " was under way");
        }
        use.amounts().forEach((resource, amount) -> {
            long most = reserved.get(resource).orElse(Long.MAX_VALUE);
            purses(step)
                    .forEach(purse -> used.computeIfAbsent(purse, name -> new EnumMap<>(Resource.class))
                            .merge(resource, Math.min(amount, most), Long::sum));
        });
        purses(step).forEach(this::require);
    }

    private void require(String purse) {
        limits.get(purse).amounts().forEach((resource, limit) -> {
            long reserved = underWay.entrySet().stream()
                    .filter(entry -> purses(entry.getKey()).contains(purse))
                    .mapToLong(entry -> entry.getValue().amount(resource))
                    .sum();
            long sum = reserved + used(purse, resource);
            if (sum > limit) {
                throw new AssertionError("of '" + purse + "', " + sum + " " + resource
                        + " are used or reserved, but only " + limit + " are allowed");
            }
        });
    }

    private long used(String purse, Resource resource) {
        return used.getOrDefault(purse, Map.of()).getOrDefault(resource, 0L);
    }

    /** The names of the purses that an attempt of a step draws on, each with its limit known. */
    private Set<String> purses(String path) {
        Set<String> purses = new LinkedHashSet<>();
        add(purses, "", plan.budget());
        Plan at = plan;
        String prefix = "";
        for (String name : List.of(path.split("/", -1))) {
            Plan around = at;
            Step step = around.step(bare(name)).orElse(null);
            if (step == null) {
                break;
            }
            String frame = prefix;
            step.pool()
                    .ifPresent(pool -> around.pools().stream()
                            .filter(declared -> declared.name().equals(pool))
                            .forEach(declared -> add(purses, frame + pool, declared.limit())));
            prefix = prefix + name + "/";
            if (step.work() instanceof Step.Work.Call call) {
                add(purses, prefix.substring(0, prefix.length() - 1), step.budget());
                at = plan.plans().stream()
                        .filter(called -> called.name().equals(call.plan()))
                        .findFirst()
                        .orElseThrow();
                add(purses, prefix, at.budget());
            }
        }
        return purses;
    }

    private void add(Set<String> purses, String name, Budget limit) {
        limits.put(name, limit);
        purses.add(name);
    }

    /** The step of the plan that is done: without its item's number, and what it stands in for or undoes. */
    private static String bare(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('|'), name.lastIndexOf('~')) + 1);
        int end = last.indexOf('[');
        return end < 0 ? last : last.substring(0, end);
    }

    /** Holds the end against what the run says of its budget and pools. */
    public void requireSame(RunView view) {
        if (!underWay.isEmpty()) {
            throw new AssertionError("the run is over, but attempts are under way: " + underWay);
        }
        for (RunView.BudgetView budget : view.budgets()) {
            for (Resource resource : budget.limit().amounts().keySet()) {
                if (budget.used().amount(resource) != used(budget.name(), resource)
                        || budget.reserved().amount(resource) != 0) {
                    throw new AssertionError("of '" + budget.name() + "', " + used(budget.name(), resource) + " "
                            + resource + " were used, but the run says " + budget);
                }
            }
        }
    }
}
