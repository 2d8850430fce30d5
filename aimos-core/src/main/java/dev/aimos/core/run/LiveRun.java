package dev.aimos.core.run;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.core.metrics.AttemptOutcome;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.plan.Launched;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.Views;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import dev.aimos.plan.Step;
import dev.aimos.plan.Waker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A run in this process.
 *
 * <p>Whoever has something to tell puts it into the inbox; whoever finds the inbox idle works it off, for the others too: so many
 * attempts that end at the same time share a wait for the disk, and no thread is kept while nothing happens. What happened is
 * journalled, then acted upon.
 */
final class LiveRun implements Run {
    private static final System.Logger LOG = System.getLogger(LiveRun.class.getName());

    /** Turns written before the disk is waited for, at the most: those that wait for their attempts should not wait for ever. */
    private static final int AT_ONCE = 4_096;

    private final String id;
    private final Machine machine;
    private final Handlers handlers;
    private final Ledger ledger;
    private final Caller caller;
    private final AimOs store;
    private final RunPlans plans;
    private final TurnWriter turns;
    private final Timer timer;
    private final EventFeed feed;
    private final ProgressFeed progress = new ProgressFeed();
    private final StepWitnesses witnesses;
    private final RunMeasures measures;

    /** To which attempts belong to the call that took the run up. */
    private final Observer observer;

    private final ConcurrentLinkedQueue<Stimulus> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Held while the machine is used. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private @Nullable Throwable broken;

    /** Written under the lock. */
    private volatile RunStatus status = RunStatus.RUNNING;

    /** Events that are durable. */
    private volatile long events;

    /**
     * @param machine as it stands after the last turn
     * @param turns writes what follows
     */
    private LiveRun(
            String id,
            Machine machine,
            TurnWriter turns,
            Handlers handlers,
            Ledger ledger,
            Caller caller,
            Waker waker,
            RunPlans plans) {
        this.caller = caller;
        this.store = ledger.store(caller);
        this.id = id;
        this.machine = machine;
        this.turns = turns;
        this.events = machine.events();
        this.handlers = handlers;
        this.ledger = ledger;
        this.timer = new Timer(waker, this::offer);
        this.plans = plans;
        this.feed = new EventFeed(id, ledger, () -> events);
        this.witnesses = new StepWitnesses(id, ledger, caller);
        this.measures = new RunMeasures(ledger.recorder());
        this.observer = ledger.observer().here();
        if (events > 0) {
            witnesses.takeUp();
        }
    }

    /**
     * A run that handlers do the work of, on behalf of whose call this thread is in.
     *
     * @param at when its last turn was
     */
    static LiveRun of(
            String id, Machine machine, long at, Handlers handlers, Ledger ledger, Waker waker, RunPlans plans) {
        Caller caller = ledger.caller();
        TurnWriter turns = new TurnWriter(id, machine, ledger, false, at, caller);
        return new LiveRun(id, machine, turns, handlers, ledger, caller, waker, plans);
    }

    /** A run that nobody runs: it takes what it is told, and begins nothing. */
    static LiveRun held(String id, Histories.Standing standing, Ledger ledger, RunPlans plans) {
        Caller caller = ledger.caller();
        TurnWriter turns = new TurnWriter(
                id, standing.machine(), ledger, true, standing.last().at(), caller);
        return new LiveRun(
                id, standing.machine(), turns, Handlers.none(), ledger, caller, (delay, task) -> () -> {}, plans);
    }

    @Override
    public String id() {
        return id;
    }

    /** Whether it is known to the journal. */
    boolean begun() {
        return events > 0;
    }

    /** Takes something that happened; returns soon, whoever else is at it. */
    void offer(Stimulus stimulus) {
        inbox.add(stimulus);
        if (waiting.getAndIncrement() == 0 && workOffSome()) {
            // Whoever brought something is not kept for what others bring meanwhile.
            Thread.ofVirtual().name("aimos-run").start(this::workOff);
        }
    }

    /** Takes something that happened, and waits until what followed is durable. */
    void tell(Stimulus stimulus) {
        offer(stimulus);
        try {
            stimulus.done().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void workOff() {
        while (workOffSome()) {
            // there is more
        }
    }

    /** Whether there is more. */
    private boolean workOffSome() {
        List<Stimulus> batch = new ArrayList<>();
        for (Stimulus next = inbox.poll(); next != null; next = batch.size() < AT_ONCE ? inbox.poll() : null) {
            batch.add(next);
        }
        takeAll(batch);
        return waiting.addAndGet(-batch.size()) > 0;
    }

    private void takeAll(List<Stimulus> batch) {
        Throwable failure = null;
        boolean over;
        lock.lock();
        try {
            if (broken == null) {
                rang(batch);
                List<TurnWriter.Written> written = ledger.write(pen -> turns.write(batch, pen));
                written.forEach(this::act);
                status = machine.status();
                events = machine.events();
                if (status.over()) {
                    progress.close();
                    plans.over(this);
                }
                timer.arm(machine.nextDue(), ledger.clock());
            } else {
                failure = broken;
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            breakDown(e);
        } finally {
            over = status.over();
            changed.signalAll();
            lock.unlock();
        }
        feed.wake(over);
        for (Stimulus stimulus : batch) {
            settle(stimulus, failure);
        }
    }

    private void rang(List<Stimulus> batch) {
        for (Stimulus stimulus : batch) {
            if (stimulus.events().get(0) instanceof Event.TimePassed passed) {
                timer.rang(passed);
            }
        }
    }

    private void settle(Stimulus stimulus, @Nullable Throwable failure) {
        if (stimulus.kept() != null) {
            try {
                stimulus.kept().close();
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a spooled content of run " + id + " was not freed" + caller.note(),
                        e);
            }
        }
        if (failure != null) {
            stimulus.done().completeExceptionally(failure);
        } else {
            stimulus.done().complete(null);
        }
    }

    /** Does what a turn says, now that it is durable. */
    private void act(TurnWriter.Written written) {
        for (String path : written.turn().stops()) {
            Attempt attempt = attempts.remove(path);
            if (attempt != null) {
                AttemptOutcome outcome = RunMeasures.stopped(written.turn(), path);
                attempt.stop(outcome);
                measures.stopped(outcome);
            }
        }
        measures.happened(written.turn());
        for (Event event : written.turn().events()) {
            if (event instanceof Event.Returned returned) {
                if (written.landed()) {
                    landed(returned.step(), returned.attempt());
                }
                forget(returned.step(), returned.attempt());
            } else if (event instanceof Event.Broke broke) {
                forget(broke.step(), broke.attempt());
            }
        }
        AsOf asOf = machine.reads()
                .map(AsOf::basis)
                .orElseGet(() -> AsOf.tx(written.recorded().tx()));
        for (Launched launched : written.turn().launches()) {
            Attempt attempt = new Attempt(this, launched, handler(launched), asOf, ledger, store, witnesses);
            attempts.put(launched.path(), attempt);
            Thread.ofVirtual().name("aimos-step").start(attempt::make);
        }
    }

    /** Whether it waits for a person; tells without waiting for whoever is at it. */
    boolean waits() {
        return status == RunStatus.WAITING;
    }

    Caller caller() {
        return caller;
    }

    Observer observer() {
        return observer;
    }

    private void landed(String path, int number) {
        Attempt attempt = attempts.get(path);
        if (attempt != null && attempt.attempt() == number) {
            attempt.landed();
        }
    }

    /** An attempt is over; a later one of the same step may be under way. */
    private void forget(String path, int number) {
        attempts.computeIfPresent(path, (step, attempt) -> attempt.attempt() == number ? null : attempt);
    }

    private Handler handler(Launched launched) {
        Step.Work.Assign assign = (Step.Work.Assign) launched.step().work();
        return handlers.find(assign.role(), assign.action()).orElse(context -> {
            throw new AimosException.InvalidRequest(
                    "handler-missing", "no handler does the work of the role " + assign.role());
        });
    }

    private void breakDown(Throwable why) {
        broken = why;
        attempts.values().forEach(attempt -> attempt.stop(AttemptOutcome.STOPPED));
        attempts.clear();
        timer.disarm();
        feed.fail(why);
        progress.close();
        plans.over(this); // it can be taken up again from the journal
    }

    /** The store is being closed: whatever is under way stops, and can be resumed. */
    void close() {
        lock.lock();
        try {
            if (broken == null) {
                breakDown(new IllegalStateException(
                        "the store was closed while run " + id + " was under way; open it again and resume the run"));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RunStatus status() {
        lock.lock();
        try {
            return broken == null || status.over() ? status : RunStatus.INTERRUPTED;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RunStatus await() throws InterruptedException {
        return await(Long.MAX_VALUE).orElseThrow();
    }

    @Override
    public Optional<RunStatus> await(Duration most) throws InterruptedException {
        long nanos;
        try {
            nanos = most.toNanos();
        } catch (ArithmeticException e) {
            nanos = Long.MAX_VALUE;
        }
        return await(nanos);
    }

    private Optional<RunStatus> await(long most) throws InterruptedException {
        long left = most;
        lock.lockInterruptibly();
        try {
            while (status == RunStatus.RUNNING && broken == null) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = changed.awaitNanos(Math.min(left, TimeUnit.DAYS.toNanos(1_000)));
            }
            if (!status.over() && broken != null) {
                throw asRuntime(broken);
            }
            return Optional.of(status);
        } finally {
            lock.unlock();
        }
    }

    private static RuntimeException asRuntime(Throwable broken) {
        if (broken instanceof Error error) {
            throw error;
        }
        return (RuntimeException) broken;
    }

    @Override
    public RunView view() {
        lock.lock();
        try {
            return Views.of(machine, status());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Flow.Publisher<RunEvent> events() {
        return feed;
    }

    @Override
    public Flow.Publisher<Progressed> progress() {
        return progress.publisher();
    }

    void progressed(String step, double fraction, String message) {
        progress.offer(new Progressed(id, step, fraction, message));
    }

    /** A plan that can take the place of this run's, as far as that can be told of the plan alone. */
    PlanBook.Entry sound(Plan revised) {
        plans.book().requireSound(revised);
        Requirements.handlers(revised, handlers);
        return plans.book().keep(revised);
    }

    /** That a moment has come which something waits for, if one has. */
    Optional<Event> due() {
        return turns.due();
    }

    RunSummary summary() {
        lock.lock();
        try {
            return Views.summary(machine, status());
        } finally {
            lock.unlock();
        }
    }
}
