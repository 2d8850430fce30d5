package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan that is being run: the run's own, or one that a step called. */
final class Frame {
    final String prefix;

    /** The step that called it; null for the run's own. */
    final @Nullable Node owner;

    final Json.Obj inputs;
    CompiledPlan plan;

    /** The steps, in the order of the plan; those that only begin when they are needed have none. */
    @Nullable
    Node[] nodes;

    /** For each step, how many it still waits for. */
    int[] waiting;

    /** Steps not settled. */
    int open;

    /** All that may have begun: the steps, their items, and what stands for them or undoes them. */
    final List<Node> begun = new ArrayList<>();

    /** What every attempt reserves from, the widest first. */
    List<Purse> purses;

    Map<String, Purse> pools = new HashMap<>();

    /** Why it is to end, once it is; what is done is being undone. */
    @Nullable
    Failure unwinding;

    /** Whether it is to end because the step that called it may take no longer. */
    boolean late;

    final Deque<Node> toUndo = new ArrayDeque<>();
    boolean over;

    Frame(String prefix, @Nullable Node owner, CompiledPlan plan, Json.Obj inputs, List<Purse> around) {
        this.prefix = prefix;
        this.owner = owner;
        this.plan = plan;
        this.inputs = inputs;
        this.purses = new ArrayList<>(around);
        this.nodes = new Node[plan.size()];
        this.waiting = new int[plan.size()];
        if (owner == null || !plan.plan().budget().isEmpty()) {
            purses.add(new Purse(prefix, plan.plan().budget(), Plan.Policy.FAIR));
        }
        for (Plan.Pool pool : plan.plan().pools()) {
            pools.put(pool.name(), new Purse(prefix + pool.name(), pool.limit(), pool.policy()));
        }
    }

    @Nullable
    Node node(String name) {
        int index = plan.graph().number(name);
        return index < 0 ? null : nodes[index];
    }

    /** The purses that attempts of a step reserve from. */
    List<Purse> pursesOf(Step step) {
        Purse pool = step.pool().map(pools::get).orElse(null);
        if (pool == null) {
            return purses;
        }
        List<Purse> all = new ArrayList<>(purses);
        all.add(pool);
        return all;
    }

    /** A step's priority, where it counts: in a pool that goes by it. */
    int priority(Node node) {
        Step step = node.step();
        if (step.pool().isEmpty()) {
            return 0;
        }
        Purse pool = pools.get(step.pool().get());
        return pool != null && pool.policy == Plan.Policy.PRIORITY ? step.priority() : 0;
    }
}
