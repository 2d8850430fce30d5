package dev.aimos.core.run;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.metrics.AttemptOutcome;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.plan.Extent;
import dev.aimos.core.plan.Launched;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Memory;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepContext;
import dev.aimos.witness.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt of a step, and what its handler is given. */
final class Attempt implements StepContext {
    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());

    private final LiveRun run;
    private final Launched launched;
    private final Handler handler;
    private final AsOf asOf;
    private final Ledger ledger;
    private final AimOs store;
    private final Kept kept;
    private final StepWitnesses witnesses;
    private final Watch watch = new Watch();
    private final Memory memory;
    private final Index index;
    private final long due;

    private static final Budget ONE_CALL = Budget.NONE.with(Resource.CALLS, 1);

    // Guarded by this.
    private final Map<Resource, Long> used = new EnumMap<>(Resource.class);
    private @Nullable String exceeded;
    private PlanBook.@Nullable Entry proposed;
    private @Nullable Thread thread;
    private boolean over;
    private volatile @Nullable AttemptOutcome stopped;

    /** Id of the witness that lands with the step's completion. */
    private volatile @Nullable Hash witnessed;

    Attempt(
            LiveRun run,
            Launched launched,
            Handler handler,
            AsOf asOf,
            Ledger ledger,
            AimOs store,
            StepWitnesses witnesses) {
        this.store = store;
        this.run = run;
        this.launched = launched;
        this.handler = handler;
        this.asOf = asOf;
        this.ledger = ledger;
        this.kept = ledger.kept();
        this.witnesses = witnesses;
        this.memory = new WatchedMemory(store.memory(), ledger, watch);
        this.index = new WatchedIndex(store.index(), ledger, watch);
        this.due = ledger.recorder().start();
    }

    String path() {
        return launched.path();
    }

    /** Calls the handler, and tells the run what came of it. */
    void make() {
        synchronized (this) {
            if (stopped()) {
                kept.close();
                return;
            }
            thread = Thread.currentThread();
        }
        Stimulus outcome;
        Throwable thrown = null;
        ledger.recorder().stage(Stage.PLAN_DISPATCH, due);
        AttemptWatch observed = AttemptWatch.begin(run, launched);
        try {
            outcome = returned(Objects.requireNonNull(handled(), "a handler gives back outputs, not null"));
        } catch (Throwable e) { // whatever it is, the attempt is over
            thrown = e;
            outcome = broke(HandlerFailure.of(e));
        }
        AttemptOutcome without;
        synchronized (this) {
            over = true;
            thread = null;
            without = stopped;
            Thread.interrupted(); // was meant for the handler
        }
        observed.end(outcome, without, thrown);
        if (outcome.kept() == null || without != null) {
            kept.close();
        }
        if (without == null) {
            run.offer(outcome);
        }
    }

    private Json.Obj handled() throws Exception {
        long start = ledger.recorder().start();
        try {
            return handler.handle(this);
        } finally {
            ledger.recorder().stage(Stage.PLAN_HANDLER, start);
        }
    }

    private Stimulus returned(Json.Obj outputs) {
        Failure failure = refused(outputs);
        if (failure != null) {
            return broke(failure);
        }
        Budget spent = spent();
        if (watch.touched()) {
            Witness witness = witnesses.of(launched, asOf, watch.used(), watch.beyond(), outputs, spent);
            kept.stepWitness(witness);
            witnessed = witness.id();
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.Returned(launched.path(), launched.attempt(), outputs, spent));
        PlanBook.Entry revised;
        synchronized (this) {
            revised = proposed;
        }
        if (revised != null) {
            events.add(new Event.Proposed(launched.path(), revised.hash()));
        }
        return Stimulus.outcome(events, Extent.of(outputs, Extent.MOST), kept.isEmpty() ? null : kept, revised);
    }

    private @Nullable Failure refused(Json.Obj outputs) {
        String tooMuch;
        synchronized (this) {
            tooMuch = exceeded;
        }
        if (tooMuch != null) {
            return new Failure("budget-exceeded", tooMuch, false);
        }
        int most = ledger.limits().maxStepOutputBytes();
        boolean fits = outputs.members().isEmpty()
                || (Extent.of(outputs, most) >= 0 && CanonicalWriter.toBytes(outputs).length <= most);
        return fits
                ? null
                : new Failure(
                        "output-too-large",
                        "the outputs have more than " + most
                                + " bytes (Limits.maxStepOutputBytes) or are nested deeper than " + Extent.DEEPEST
                                + "; put them into the memory and give back their key",
                        false);
    }

    private Stimulus broke(Failure failure) {
        return Stimulus.of(new Event.Broke(launched.path(), launched.attempt(), failure, spent()));
    }

    private Budget spent() {
        Budget budget = ONE_CALL;
        synchronized (this) {
            for (Map.Entry<Resource, Long> each : used.entrySet()) {
                budget = budget.with(each.getKey(), each.getValue());
            }
        }
        long time = Math.max(0, ledger.clock() - launched.startedAt());
        return time == 0 ? budget : budget.with(Resource.TIME, Math.min(time, Budget.MOST));
    }

    /** The witness that has landed with the step's completion is there for others to rest on. */
    void landed() {
        Hash id = witnessed;
        if (id != null) {
            witnesses.recorded(launched.path(), id);
        }
    }

    /** The run goes on without it: that is how it ended. */
    void stop(AttemptOutcome outcome) {
        synchronized (this) {
            stopped = outcome;
            if (thread != null && !over) {
                thread.interrupt();
            }
        }
    }

    @Override
    public String run() {
        return run.id();
    }

    @Override
    public String step() {
        return launched.path();
    }

    @Override
    public Plan plan() {
        return launched.plan();
    }

    @Override
    public Step definition() {
        return launched.step();
    }

    @Override
    public Plan.Role role() {
        return launched.role();
    }

    @Override
    public String action() {
        return launched.step().work() instanceof Step.Work.Assign assign ? assign.action() : "";
    }

    @Override
    public String instruction() {
        return launched.instruction();
    }

    @Override
    public Json.Obj inputs() {
        return launched.inputs();
    }

    @Override
    public int attempt() {
        return launched.attempt();
    }

    @Override
    public String idempotencyKey() {
        return run.id() + "/" + launched.path();
    }

    @Override
    public Instant startedAt() {
        return Micros.toInstant(launched.startedAt());
    }

    @Override
    public Optional<Instant> deadline() {
        return launched.deadline().isEmpty()
                ? Optional.empty()
                : Optional.of(Micros.toInstant(launched.deadline().getAsLong()));
    }

    @Override
    public AsOf asOf() {
        return asOf;
    }

    @Override
    public Memory memory() {
        watch.touch();
        return memory;
    }

    @Override
    public Index index() {
        watch.touch();
        return index;
    }

    @Override
    public Graph graph() {
        watch.touch();
        return store.graph();
    }

    @Override
    public void put(AtomDraft draft) {
        underWay(() -> kept.put(draft));
    }

    @Override
    public void retract(String key) {
        underWay(() -> kept.retract(key));
    }

    @Override
    public void assertItem(Assertion assertion) {
        underWay(() -> kept.assertItem(assertion));
    }

    @Override
    public void witness(Witness witness) {
        underWay(() -> kept.witness(witness));
    }

    private synchronized void underWay(Runnable write) {
        watch.touch();
        if (over) {
            throw new IllegalStateException("the attempt is over; a handler writes before it returns");
        }
        write.run();
    }

    @Override
    public synchronized void spend(Budget more) {
        watch.touch();
        more.amounts().forEach((resource, amount) -> {
            long before = used.getOrDefault(resource, resource == Resource.CALLS ? 1L : 0L);
            long sum = Math.min(Budget.MOST, before + amount);
            if (launched.reserved().get(resource).isPresent()) {
                long most = launched.reserved().amount(resource);
                if (sum > most) {
                    exceeded = "the attempt used more " + resource + " than the " + most + " reserved for it";
                    sum = most;
                }
            }
            used.put(resource, sum);
        });
        if (exceeded != null) {
            throw new AimosException.Conflict("budget-exceeded", exceeded);
        }
    }

    @Override
    public synchronized Optional<Long> left(Resource resource) {
        if (launched.reserved().get(resource).isEmpty()) {
            return Optional.empty();
        }
        long most = launched.reserved().amount(resource);
        long spent = resource == Resource.TIME
                ? ledger.clock() - launched.startedAt()
                : used.getOrDefault(resource, resource == Resource.CALLS ? 1L : 0L);
        return Optional.of(Math.max(0, most - Math.max(0, spent)));
    }

    @Override
    public boolean stopped() {
        return stopped != null;
    }

    @Override
    public void progress(double fraction, String message) {
        LOG.log(System.Logger.Level.TRACE, () -> run.id() + "/" + step() + ": " + message);
        run.progressed(launched.path(), fraction, message);
    }

    @Override
    public void propose(Plan revised) {
        PlanBook.Entry sound = run.sound(revised);
        synchronized (this) {
            if (proposed != null) {
                throw new AimosException.Conflict(
                        "proposed-already", "an attempt proposes one version of the plan, and this one has");
            }
            proposed = sound;
        }
    }
}
