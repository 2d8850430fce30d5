package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.acl.Site.Use;
import dev.aimos.core.expr.Constant;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a plan that must run need at the least, each once: a step that may be skipped needs nothing for certain, and
 * one that is done for each item of a list that is not known before needs nothing either. Immutable once computed.
 */
final class Needs {
    private final Subject subject;
    private final Map<Subject, Needs> known;
    private final BitSet mustRun = new BitSet();
    private final Map<Resource, long[]> reserved = new EnumMap<>(Resource.class);
    private final Map<Resource, Long> total = new EnumMap<>(Resource.class);
    private final Map<Resource, Long> peak = new EnumMap<>(Resource.class);
    private final long[] attempts;
    private long allAttempts;

    /**
     * The needs of a plan whose steps form no circle.
     *
     * @param known those of the plans it calls
     */
    Needs(Subject subject, Map<Subject, Needs> known) {
        this.subject = subject;
        this.known = known;
        attempts = new long[subject.size()];
        for (Resource resource : Resource.values()) {
            reserved.put(resource, new long[subject.size()]);
            total.put(resource, 0L);
            peak.put(resource, 0L);
        }
        subject.graph().order().forEach(this::mustRun);
        for (int step = 0; step < subject.size(); step++) {
            step(step, times(step));
        }
    }

    private void mustRun(int number) {
        PlanGraph graph = subject.graph();
        boolean must = subject.step(number).when().isEmpty();
        for (int i = 0; i < graph.dependencyCount(number) && must; i++) {
            must = !graph.reads(number, i) || runsToItsEnd(graph.dependency(number, i));
        }
        mustRun.set(number, must);
    }

    private boolean runsToItsEnd(int step) {
        return mustRun.get(step) && subject.step(step).onFail() instanceof Step.OnFail.Abort;
    }

    /** How often a step is done; 0 if that is not known. */
    private int times(int step) {
        if (subject.step(step).forEach().isEmpty()) {
            return 1;
        }
        Site items = subject.sites().of(step, Use.ITEMS);
        return items != null
                        && items.refs().isEmpty()
                        && Constant.fold(items.expr()).orElse(null) instanceof Json.Arr list
                ? list.items().size()
                : 0;
    }

    private void step(int number, int times) {
        Step step = subject.step(number);
        Subject called = subject.called(number);
        Needs inner = called == null ? null : known.get(called);
        boolean must = mustRun.get(number);
        if (step.budget().isEmpty() && inner == null) {
            attempts(number, step, null, must ? times : 0);
            return;
        }
        for (Resource resource : Resource.values()) {
            long one = inner == null ? step.budget().amount(resource) : inner.total(resource);
            peak.merge(resource, inner == null ? one : inner.peak(resource), Math::max);
            if (must) {
                long amount = Amounts.product(one, times);
                reserved(resource)[number] = amount;
                total.merge(resource, amount, Amounts::sum);
            }
        }
        attempts(number, step, inner, must ? times : 0);
    }

    private void attempts(int number, Step step, @Nullable Needs inner, int times) {
        long one = step.work() instanceof Step.Work.Assign ? 1 : inner == null ? 0 : inner.allAttempts;
        attempts[number] = Amounts.product(one, times);
        allAttempts = Amounts.sum(allAttempts, attempts[number]);
    }

    private long[] reserved(Resource resource) {
        return reserved.getOrDefault(resource, attempts);
    }

    /** What a step reserves of a resource, once for all items; 0 if it may not run. */
    long reserved(Resource resource, int step) {
        return reserved(resource)[step];
    }

    /** What all steps reserve of a resource. */
    long total(Resource resource) {
        return total.getOrDefault(resource, 0L);
    }

    /** The most that any step reserves of a resource at once, whether it must run or not. */
    long peak(Resource resource) {
        return peak.getOrDefault(resource, 0L);
    }

    /** How many attempts a step makes at the least, those of the plan it calls included. */
    long attempts(int step) {
        return attempts[step];
    }

    /** How many attempts all steps make at the least. */
    long attempts() {
        return allAttempts;
    }
}
