package dev.aimos.core.run;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.acl.Mermaid;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.Views;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Erased;
import dev.aimos.plan.Comparison;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import dev.aimos.plan.Waiting;
import dev.aimos.plan.Waker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Runs of plans in one store. */
public final class RunPlans implements Plans, AutoCloseable {
    private final Ledger ledger;
    private final Waker waker;
    private final PlanBook book;
    private final Histories histories;
    private final Map<String, LiveRun> live = new ConcurrentHashMap<>();

    /** Held while a run is taken up or touched from outside, so that nobody else takes it up meanwhile. */
    private final ReentrantLock taking = new ReentrantLock();

    /**
     * @param ledger the store
     * @param waker what wakes runs
     */
    public RunPlans(Ledger ledger, Waker waker) {
        this.ledger = ledger;
        this.waker = waker;
        this.book = new PlanBook(ledger);
        this.histories = new Histories(ledger, book);
    }

    PlanBook book() {
        return book;
    }

    /** How many runs are under way or wait in this process. */
    public int live() {
        return live.size();
    }

    /** How many of them wait for a person. */
    public int waiting() {
        int waiting = 0;
        for (LiveRun run : live.values()) {
            waiting += run.waits() ? 1 : 0;
        }
        return waiting;
    }

    @Override
    public Run start(Launch launch) {
        return start(launch, List.of(), Optional.empty());
    }

    private Run start(Launch launch, List<Event> takenOver, Optional<String> forkedFrom) {
        ledger.requireOpen();
        launch.id().ifPresent(Requirements::id);
        book.requireSound(launch.plan());
        Requirements.fits(launch.inputs(), "the inputs of a run");
        Json.Obj inputs = Machine.given(launch.plan(), launch.inputs());
        Requirements.handlers(launch.plan(), launch.handlers());
        PlanBook.Entry plan = book.keep(launch.plan());
        Optional<Basis> reads = launch.reads().map(ledger::resolve);
        List<Event> events = new ArrayList<>();
        events.add(new Event.Started(plan.hash(), inputs, reads, launch.parallel(), forkedFrom));
        events.addAll(takenOver);
        taking.lock();
        try {
            String id = ledger.write(pen -> {
                String name = launch.id().orElseGet(() -> name(plan.hash(), inputs, pen.tx()));
                if (pen.exists(name)) {
                    throw new AimosException.Conflict(
                            "run-exists",
                            "there is a run '" + name + "' already; resume it, or start this one under another id");
                }
                pen.plan(plan.hash(), plan.acl(), ledger.caller());
                return name;
            });
            Machine machine = new Machine(
                    id,
                    hash -> hash.equals(plan.hash())
                            ? plan.plan()
                            : book.get(hash).plan());
            LiveRun run = LiveRun.of(id, machine, Long.MIN_VALUE, launch.handlers(), ledger, waker, this);
            live.put(id, run);
            tell(run, Stimulus.of(events));
            return run;
        } finally {
            taking.unlock();
        }
    }

    /** Drops a run that cannot be told what it is to begin or go on with. */
    private void tell(LiveRun run, Stimulus stimulus) {
        try {
            run.tell(stimulus);
        } catch (RuntimeException | Error e) {
            live.remove(run.id(), run);
            throw e;
        }
    }

    /** A name that no other run of this store gets. */
    private static String name(String hash, Json.Obj inputs, long tx) {
        return "r"
                + PlanBook.sha256(hash + "\n" + CanonicalWriter.toText(inputs) + "\n" + tx)
                        .substring(0, 12);
    }

    @Override
    public Run resume(String run, Handlers handlers, Reads memory) {
        ledger.requireOpen();
        taking.lock();
        try {
            LiveRun known = live.get(run);
            if (known != null) {
                return known;
            }
            Histories.Standing standing = open(run);
            Requirements.handlers(standing.machine().plan().plan(), handlers);
            Optional<Basis> reads =
                    memory == Reads.AS_IT_WAS ? Optional.of(ledger.resolve(AsOf.tx(standing.tx()))) : Optional.empty();
            LiveRun taken = LiveRun.of(run, standing.machine(), standing.last().at(), handlers, ledger, waker, this);
            live.put(run, taken);
            List<Event> events = new ArrayList<>();
            events.add(new Event.Resumed(reads));
            taken.due().ifPresent(events::add); // so that nothing is begun whose time is over
            tell(taken, Stimulus.of(events));
            return taken;
        } finally {
            taking.unlock();
        }
    }

    /** A run that is not over, as it stands. */
    private Histories.Standing open(String run) {
        Histories.Standing standing = histories.standing(run, now());
        requireGoingOn(run, standing.machine());
        return standing;
    }

    private static void requireGoingOn(String run, Machine machine) {
        RunStatus status = machine.status();
        if (status.over()) {
            throw new AimosException.Conflict(
                    "run-over",
                    "run " + run + " is " + status.name().toLowerCase(Locale.ROOT)
                            + "; what is over is not changed. Fork it to run a part of it again");
        }
    }

    private Basis now() {
        return ledger.resolve(AsOf.now());
    }

    @Override
    public Run fork(String run, String step, Launch launch) {
        RunView view = show(run);
        book.requireSound(launch.plan());
        CompiledPlan plan = book.keep(launch.plan()).plan();
        if (view.plan().step(step).isEmpty() && launch.plan().step(step).isEmpty()) {
            throw new AimosException.NotFound(
                    "step-missing", "neither run " + run + " nor the plan has a step '" + step + "'");
        }
        return start(launch, Forking.takenOver(view, plan, step), Optional.of(run));
    }

    @Override
    public List<RunSummary> runs(RunQuery query) {
        ledger.requireOpen();
        return new Listing(ledger, book, histories, live).runs(query);
    }

    @Override
    public RunView show(String run, AsOf asOf) {
        ledger.requireOpen();
        LiveRun known = live.get(run);
        if (known != null && known.begun() && asOf.equals(AsOf.now())) {
            return known.view();
        }
        Machine machine = histories.standing(run, ledger.resolve(asOf)).machine();
        return Views.of(machine, Listing.idle(machine));
    }

    @Override
    public List<RunEvent> events(String run, long from, int limit) {
        ledger.requireOpen();
        if (from < 0 || limit < 1) {
            throw new AimosException.InvalidRequest(
                    "events-out-of-range",
                    "events are read from 0 on, at least one; got from " + from + ", limit " + limit);
        }
        Basis now = now();
        if (ledger.turns(run, 0, 1, now).isEmpty()) {
            throw Histories.missing(run);
        }
        return EventFeed.events(ledger.turns(run, from, limit, now), from, limit);
    }

    @Override
    public RunView decide(String run, String request, Decision decision) {
        Wording.require(decision.by(), "the name of who decides");
        Wording.require(decision.note(), "the note of a decision");
        Requirements.fits(decision.outputs(), "the outputs of a step");
        return touch(
                run,
                Stimulus.guarded(
                        new Event.Decided(request, decision),
                        machine -> {
                            Waiting question = machine.question(request)
                                    .orElseThrow(() -> new AimosException.NotFound(
                                            "question-missing",
                                            "run " + run + " asks nothing about '" + request
                                                    + "'; Plans.show lists what it asks"));
                            if (!question.choices().contains(decision.choice())) {
                                throw new AimosException.InvalidRequest(
                                        "choice-not-offered",
                                        "about '" + request + "' one can decide " + question.choices() + ", not "
                                                + decision.choice());
                            }
                        },
                        ledger.caller()));
    }

    @Override
    public RunView propose(String run, Plan revised) {
        ledger.requireOpen();
        LiveRun known = live.get(run);
        if (known == null) {
            book.requireSound(revised);
        }
        PlanBook.Entry plan = known == null ? book.keep(revised) : known.sound(revised);
        return touch(
                run,
                Stimulus.proposed(
                        plan,
                        machine -> {
                            requireGoingOn(run, machine);
                            Requirements.amendable(machine, plan.plan());
                        },
                        ledger.caller()));
    }

    @Override
    public RunView cancel(String run, String by, String reason) {
        Wording.require(by, "the name of who cancels");
        Wording.require(reason, "the reason to cancel");
        return touch(
                run,
                Stimulus.guarded(
                        new Event.CancelRequested(by, reason),
                        machine -> requireGoingOn(run, machine),
                        ledger.caller()));
    }

    /** Tells a run something: the one under way here, or one that nobody runs, which then goes no further than it can by itself. */
    private RunView touch(String run, Stimulus stimulus) {
        ledger.requireOpen();
        taking.lock();
        try {
            LiveRun known = live.get(run);
            if (known != null) {
                known.tell(stimulus);
                return known.view();
            }
            Histories.Standing standing = open(run);
            LiveRun held = LiveRun.held(run, standing, ledger, this);
            held.tell(stimulus);
            return Views.of(standing.machine(), Listing.idle(standing.machine()));
        } finally {
            taking.unlock();
        }
    }

    @Override
    public Comparison replay(String run) {
        ledger.requireOpen();
        return histories.replay(run, now());
    }

    @Override
    public Comparison compare(String first, String second) {
        ledger.requireOpen();
        return histories.compare(first, second, now());
    }

    @Override
    public String mermaid(String run) {
        RunView view = show(run);
        Map<String, String> states = new HashMap<>();
        view.steps()
                .forEach(step ->
                        states.put(named(step.path()), step.state().name().toLowerCase(Locale.ROOT)));
        return Mermaid.of(view.plan(), states);
    }

    /** The step that does what a path names, which may stand in for another, or undo it. */
    private static String named(String path) {
        return path.contains("/") ? path : path.substring(1 + Math.max(path.lastIndexOf('|'), path.lastIndexOf('~')));
    }

    @Override
    public Erased erase(String run) {
        ledger.requireOpen();
        taking.lock();
        try {
            if (live.containsKey(run)) {
                throw new AimosException.Conflict(
                        "run-under-way", "run " + run + " is under way; cancel it, then erase it");
            }
            if (ledger.turns(run, 0, 1, now()).isEmpty()) {
                throw Histories.missing(run);
            }
            return ledger.erase(run);
        } finally {
            taking.unlock();
        }
    }

    /** A run is over. */
    void over(LiveRun run) {
        live.remove(run.id(), run);
    }

    @Override
    public void close() {
        live.values().forEach(LiveRun::close);
        live.clear();
    }
}
