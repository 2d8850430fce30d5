package dev.aimos.core.plan;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import java.util.PriorityQueue;

/**
 * A limit, what was used of it and what is reserved. Whoever reserves from a purse reserves from all that it is within. What
 * cannot be served for now waits here, and whoever comes later waits behind it, so that a large reservation is not starved.
 */
final class Purse {
    final String name;
    final Plan.Policy policy;
    private final Budget declared;
    private final Amounts limit;
    private final Amounts used = Amounts.zero();
    private final Amounts reserved = Amounts.zero();

    /** Steps and items that draw on it and are not done. */
    int claimants;

    /** Attempts that hold a reservation. */
    int holders;

    final PriorityQueue<Node> blocked = new PriorityQueue<>(Node.TURN);

    Purse(String name, Budget limit, Plan.Policy policy) {
        this.name = name;
        this.declared = limit;
        this.limit = Amounts.of(limit);
        this.policy = policy;
    }

    boolean limits(Resource resource) {
        return limit.get(resource) != Amounts.NONE;
    }

    boolean limitsAny() {
        return !declared.isEmpty();
    }

    /** What can be reserved of a resource that is limited. */
    long left(Resource resource) {
        return Math.max(0, limit.get(resource) - used.get(resource) - reserved.get(resource));
    }

    /** What a step gets that names no amount. */
    long share(Resource resource) {
        long left = left(resource);
        return policy == Plan.Policy.PRIORITY ? left : left / Math.max(1, claimants - holders);
    }

    void reserve(Amounts amounts) {
        holders++;
        for (Resource resource : Amounts.resources()) {
            if (limits(resource)) {
                reserved.add(resource, Math.max(0, amounts.get(resource)));
            }
        }
    }

    void settle(Amounts amounts, Amounts use) {
        holders--;
        for (Resource resource : Amounts.resources()) {
            if (limits(resource)) {
                reserved.subtract(resource, Math.max(0, amounts.get(resource)));
            }
            used.add(resource, use.get(resource));
        }
    }

    Budget limit() {
        return declared;
    }

    Budget used() {
        return used.used();
    }

    long used(Resource resource) {
        return used.get(resource);
    }

    long limit(Resource resource) {
        return limit.get(resource);
    }

    Budget reserved() {
        return reserved.used();
    }
}
