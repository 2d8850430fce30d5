package dev.aimos.core.acl;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a plan is sound: its names, what they refer to, circles, types, conditions, budgets and times. Takes time in
 * proportion to the size of the plan. Any plan can be checked, also one that a program made up of anything.
 */
public final class Checker {
    private final List<Subject> plans = new ArrayList<>();
    private final Findings findings;

    private Checker(Plan plan, Findings findings) {
        this.findings = findings;
        Map<String, Subject> family = new HashMap<>();
        add(new Subject(plan, "", family, findings), family);
        for (Plan called : plan.plans()) {
            add(new Subject(called, "plan:" + called.name() + "/", family, findings), family);
        }
    }

    private void add(Subject subject, Map<String, Subject> family) {
        plans.add(subject);
        family.putIfAbsent(subject.plan().name(), subject);
    }

    /**
     * Checks a plan and those it calls.
     *
     * @param places where its elements stand; null if it was not read from a text: its problems have no line then
     * @param source the text
     * @param problems where to tell what is wrong
     */
    public static void check(Plan plan, @Nullable Places places, Source source, Problems problems) {
        Findings findings = new Findings(places, problems.in(source));
        if (LimitChecks.smallEnough(plan, findings)) {
            new Checker(plan, findings).check();
        }
    }

    private void check() {
        Subject main = plans.getFirst();
        Set<String> roles = new HashSet<>();
        boolean orderly = true;
        for (Subject subject : plans) {
            new LimitChecks(subject).check();
            new NameChecks(subject).check();
            Names names = new Names(subject);
            new ReferenceChecks(subject, names).check();
            new RoleChecks(subject, main, roles).check();
            new DormantChecks(subject).check();
            if (new CircleChecks(subject).check()) {
                new StandInChecks(subject).check();
            } else {
                orderly = false;
            }
            new TypeChecks(subject, names).check();
            new WorkChecks(subject).check();
            new ConditionChecks(subject).check();
            new ShareChecks(subject).check();
        }
        plans.forEach(subject -> new UnusedChecks(subject).check(roles));
        CallGraph calls = new CallGraph(plans, findings);
        if (calls.check() && orderly) {
            amounts(calls.calledFirst());
        }
    }

    private static void amounts(List<Subject> calledFirst) {
        Map<Subject, Needs> needs = new HashMap<>();
        Map<Subject, Long> times = new HashMap<>();
        for (Subject subject : calledFirst) {
            Needs its = new Needs(subject, needs);
            needs.put(subject, its);
            new BudgetChecks(subject, needs).check();
            new SumChecks(subject, its, needs).check();
            times.put(subject, new TimeChecks(subject, times).check());
        }
    }
}
