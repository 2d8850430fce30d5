package dev.aimos.core.plan;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Resource;
import java.util.Arrays;
import java.util.List;

/** Amounts of each resource, or none of some. Mutable. */
final class Amounts {
    private static final List<Resource> RESOURCES = List.of(Resource.values());
    static final long NONE = -1;

    private final long[] values = new long[RESOURCES.size()];

    /** None of any. */
    static Amounts none() {
        Amounts none = new Amounts();
        Arrays.fill(none.values, NONE);
        return none;
    }

    /** Nothing used of any. */
    static Amounts zero() {
        return new Amounts();
    }

    /** What a budget names; none of what it does not. */
    static Amounts of(Budget budget) {
        Amounts amounts = none();
        budget.amounts().forEach(amounts::set);
        return amounts;
    }

    static List<Resource> resources() {
        return RESOURCES;
    }

    long get(Resource resource) {
        return values[index(resource)];
    }

    void set(Resource resource, long value) {
        values[index(resource)] = value;
    }

    /** Adds an amount from 0 on; a sum beyond {@link Budget#MOST} stays there, as budgets do. */
    void add(Resource resource, long value) {
        int at = index(resource);
        values[at] = Math.min(Budget.MOST, values[at] + Math.min(Budget.MOST, value));
    }

    /** Takes away an amount from 0 on that was added before. */
    void subtract(Resource resource, long value) {
        values[index(resource)] -= value;
    }

    /** What is named and not zero, as a budget. */
    Budget used() {
        Budget budget = Budget.NONE;
        for (Resource resource : RESOURCES) {
            if (get(resource) > 0) {
                budget = budget.with(resource, get(resource));
            }
        }
        return budget;
    }

    @SuppressWarnings("EnumOrdinal") // an index, kept nowhere
    private static int index(Resource resource) {
        return resource.ordinal();
    }
}
