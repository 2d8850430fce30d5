package dev.aimos.core.engine;

import dev.aimos.core.metrics.Verb;
import dev.aimos.core.run.RunPlans;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import dev.aimos.plan.Comparison;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import java.util.List;
import java.util.Objects;

/** The verbs of plans, each timed. */
final class EnginePlans implements Plans {
    private final Calls calls;
    private final RunPlans plans;

    EnginePlans(Calls calls, RunPlans plans) {
        this.calls = calls;
        this.plans = plans;
    }

    @Override
    public Run start(Launch launch) {
        Objects.requireNonNull(launch, "launch");
        return calls.time(Verb.START_RUN, () -> plans.start(launch));
    }

    @Override
    public Run resume(String run, Handlers handlers, Reads memory) {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(handlers, "handlers");
        Objects.requireNonNull(memory, "memory");
        return calls.time(Verb.RESUME_RUN, () -> plans.resume(run, handlers, memory));
    }

    @Override
    public Run fork(String run, String step, Launch launch) {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(launch, "launch");
        return calls.time(Verb.FORK_RUN, () -> plans.fork(run, step, launch));
    }

    @Override
    public List<RunSummary> runs(RunQuery query) {
        Objects.requireNonNull(query, "query");
        return calls.time(Verb.RUNS, () -> plans.runs(query));
    }

    @Override
    public RunView show(String run, AsOf asOf) {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(asOf, "asOf");
        return calls.time(Verb.SHOW_RUN, () -> plans.show(run, asOf));
    }

    @Override
    public List<RunEvent> events(String run, long from, int limit) {
        Objects.requireNonNull(run, "run");
        return calls.time(Verb.RUN_EVENTS, () -> plans.events(run, from, limit));
    }

    @Override
    public RunView decide(String run, String request, Decision decision) {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(decision, "decision");
        return calls.time(Verb.DECIDE, () -> plans.decide(run, request, decision));
    }

    @Override
    public RunView propose(String run, Plan revised) {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(revised, "revised");
        return calls.time(Verb.PROPOSE, () -> plans.propose(run, revised));
    }

    @Override
    public RunView cancel(String run, String by, String reason) {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
        return calls.time(Verb.CANCEL_RUN, () -> plans.cancel(run, by, reason));
    }

    @Override
    public Comparison replay(String run) {
        Objects.requireNonNull(run, "run");
        return calls.time(Verb.REPLAY_RUN, () -> plans.replay(run));
    }

    @Override
    public Comparison compare(String first, String second) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        return calls.time(Verb.COMPARE_RUNS, () -> plans.compare(first, second));
    }

    @Override
    public String mermaid(String run) {
        Objects.requireNonNull(run, "run");
        return calls.time(Verb.SHOW_RUN, () -> plans.mermaid(run));
    }

    @Override
    public Erased erase(String run) {
        Objects.requireNonNull(run, "run");
        return calls.time(Verb.ERASE_RUN, () -> plans.erase(run));
    }
}
