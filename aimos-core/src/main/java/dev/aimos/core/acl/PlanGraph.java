package dev.aimos.core.acl;

import dev.aimos.core.expr.Ref;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * What the steps of a plan need of each other. Steps are known by their number: their place among the plan's steps, from 0.
 * Names that no step has are passed over, and of steps that have the same name the first is meant; so there is a graph of every
 * plan, sound or not. Immutable.
 */
public final class PlanGraph {
    private final Plan plan;
    private final List<String> names;
    private final Map<String, Integer> numbers;
    private final Edges needs;
    private final Edges neededBy;
    private final BitSet reads;
    private final StandIns standIns;
    private final int[] order;
    private final boolean acyclic;
    private final int depth;

    private PlanGraph(
            Plan plan, List<String> names, Map<String, Integer> numbers, Edges needs, BitSet reads, StandIns standIns) {
        this.plan = plan;
        this.names = names;
        this.numbers = numbers;
        this.needs = needs;
        this.neededBy = needs.reversed();
        this.reads = reads;
        this.standIns = standIns;
        int[] all = Order.of(needs, neededBy);
        this.acyclic = all.length == names.size();
        this.order = standIns.dormant().isEmpty()
                ? all
                : IntStream.of(all)
                        .filter(step -> !standIns.dormant().get(step))
                        .toArray();
        this.depth = (int) Longest.path(order, needs, step -> 1).length();
    }

    /**
     * The graph of a plan.
     *
     * @throws dev.aimos.plan.PlanRefused if an expression cannot be read
     */
    public static PlanGraph of(Plan plan) {
        return of(plan, CompiledPlan.references(plan));
    }

    /**
     * The graph of a plan.
     *
     * @param references what the expressions of each step read, by its number
     */
    static PlanGraph of(Plan plan, List<List<Ref>> references) {
        GraphReader reader = new GraphReader(plan);
        reader.read(references);
        return new PlanGraph(plan, reader.names(), reader.numbers(), reader.needs(), reader.reads(), reader.standIns());
    }

    /** How many steps there are. */
    public int size() {
        return names.size();
    }

    /** The name of a step. */
    public String name(int step) {
        return names.get(step);
    }

    /** The names of the steps, in the order written. */
    public List<String> names() {
        return names;
    }

    /** The number of the step of that name; -1 if there is none. */
    public int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /** How many steps must be done before a step. */
    public int dependencyCount(int step) {
        return needs.count(step);
    }

    /**
     * A step that must be done before another: those that it requires in the order written, then those that its expressions name.
     *
     * @param i from 0 to below {@link #dependencyCount}
     */
    public int dependency(int step, int i) {
        return needs.to(step, i);
    }

    /** Whether a step reads outputs of its dependency, and not only where they may be missing: skipping it skips the step. */
    public boolean reads(int step, int i) {
        return reads.get(needs.position(step, i));
    }

    /** How many steps wait for a step. */
    public int dependentCount(int step) {
        return neededBy.count(step);
    }

    /**
     * A step that waits for another, in the order written.
     *
     * @param i from 0 to below {@link #dependentCount}
     */
    public int dependent(int step, int i) {
        return neededBy.to(step, i);
    }

    /** The steps that must be done before a step. */
    public IntStream dependencies(int step) {
        return needs.to(step);
    }

    /** The steps that wait for a step. */
    public IntStream dependents(int step) {
        return neededBy.to(step);
    }

    /** Whether a step runs only in place of another that failed, or to undo another. */
    public boolean isDormant(int step) {
        return standIns.dormant().get(step);
    }

    /** Whether any step {@linkplain #isDormant is dormant}. */
    public boolean hasDormant() {
        return !standIns.dormant().isEmpty();
    }

    /** The step that runs in place of a step that failed; -1 if none does. */
    public int fallback(int step) {
        return standIns.fallback(step);
    }

    /** The step that undoes a step; -1 if none does. */
    public int compensation(int step) {
        return standIns.compensation(step);
    }

    /** The first step that a dormant step runs in place of, or undoes; -1 if it is not dormant. */
    public int standsFor(int step) {
        return standIns.owner(step);
    }

    /** Whether a dormant step runs in place of more than one other, or undoes more than one. */
    public boolean standsForMore(int step) {
        return standIns.shared(step);
    }

    /** Whether no step waits for itself. */
    public boolean acyclic() {
        return acyclic;
    }

    /**
     * The steps that are not dormant, each after all those it needs; as near to the order written as that allows: of those that
     * could be next, the first. Without the steps that wait for themselves, and those that wait for such.
     */
    public IntStream order() {
        return IntStream.of(order);
    }

    /** How many steps the longest chain of steps has, each of which needs the one before; of those in {@link #order}. */
    public int depth() {
        return depth;
    }

    /**
     * The heaviest chain of steps, each of which needs the one before; of those in {@link #order}. Of several, that whose last step
     * is first in the order, and before it the first needed, and so on.
     *
     * @param weight of a step, from 0 on; a sum beyond {@link Long#MAX_VALUE} stays there
     */
    public Longest heaviest(IntToLongFunction weight) {
        return Longest.path(order, needs, weight);
    }

    /**
     * The critical path: the {@linkplain #heaviest heaviest} chain, where each step weighs as many microseconds as its budget of
     * time has, or else its TIMEOUT, or else 1.
     */
    public Longest criticalPath() {
        return heaviest(step -> {
            OptionalLong time = plan.steps().get(step).budget().get(Resource.TIME);
            return time.isPresent()
                    ? time.getAsLong()
                    : plan.steps().get(step).timeout().map(AmountText::micros).orElse(1L);
        });
    }
}
