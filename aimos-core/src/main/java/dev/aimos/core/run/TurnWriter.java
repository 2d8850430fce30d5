package dev.aimos.core.run;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.Turn;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.memory.Recorded;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Has a run's machine compute what follows from what happened, and writes it. Used under the run's lock and the writer's. */
final class TurnWriter {
    /** Roughly how many bytes of outputs go into one record, unless a single attempt gave back more. */
    private static final long AT_ONCE = 32L << 20;

    private final String run;
    private final Machine machine;
    private final Ledger ledger;
    private final boolean held;
    private final Caller caller;
    private long at;

    /**
     * @param at when the last turn was
     * @param held whether nobody runs the run, so that nothing begins
     * @param caller who started the run, or resumed it
     */
    TurnWriter(String run, Machine machine, Ledger ledger, boolean held, long at, Caller caller) {
        this.caller = caller;
        this.run = run;
        this.machine = machine;
        this.ledger = ledger;
        this.held = held;
        this.at = at;
    }

    /** What a turn led to, until it is durable; and whether what an attempt kept back landed with it. */
    record Written(Turn turn, Recorded recorded, boolean landed) {}

    /**
     * What writes into the memory has a turn, and so a transaction, of its own; so has what others say than who runs the run. What cannot happen as the run stands, does not; and
     * once it is over, nothing does: a moment may come, or an attempt return, that was under way when the run ended.
     */
    List<Written> write(List<Stimulus> batch, Ledger.Pen pen) throws IOException {
        List<Written> written = new ArrayList<>();
        List<Event> together = new ArrayList<>();
        long size = 0;
        Caller by = caller;
        if (!(batch.get(0).events().get(0) instanceof Event.Resumed)) {
            due().ifPresent(together::add); // what comes later than it may comes too late
        }
        for (Stimulus stimulus : batch) {
            boolean alone = stimulus.guard() != null || stimulus.kept() != null;
            Caller from = stimulus.caller() == null ? caller : stimulus.caller();
            if (alone || size + stimulus.size() > AT_ONCE || !from.equals(by)) {
                turn(together, null, by, pen, written);
                together = new ArrayList<>();
                size = 0;
                by = from;
            }
            if (!allowed(stimulus) || machine.status().over()) {
                continue;
            }
            if (stimulus.plan() != null) {
                pen.plan(stimulus.plan().hash(), stimulus.plan().acl(), from);
            }
            if (stimulus.kept() != null) {
                turn(stimulus.events(), stimulus.kept(), from, pen, written);
            } else {
                together.addAll(stimulus.events());
                size += stimulus.size();
            }
        }
        turn(together, null, by, pen, written);
        return written;
    }

    private boolean allowed(Stimulus stimulus) {
        try {
            if (stimulus.guard() != null) {
                stimulus.guard().accept(machine);
            }
            return true;
        } catch (AimosException e) {
            stimulus.done().completeExceptionally(e);
            return false;
        }
    }

    /** That a moment has come, if one has that something waits for. */
    Optional<Event> due() {
        OptionalLong due = machine.nextDue();
        return due.isPresent() && due.getAsLong() <= Math.max(at, ledger.clock())
                ? Optional.of(new Event.TimePassed(Micros.toInstant(due.getAsLong())))
                : Optional.empty();
    }

    private void turn(List<Event> events, @Nullable Kept kept, Caller from, Ledger.Pen pen, List<Written> written)
            throws IOException {
        if (events.isEmpty()) {
            return;
        }
        List<Event> happened = events;
        if (kept != null && events.get(0) instanceof Event.Returned returned) {
            Optional<Failure> refusal = pen.refusal(kept);
            if (refusal.isPresent()) {
                happened =
                        List.of(new Event.Broke(returned.step(), returned.attempt(), refusal.get(), returned.used()));
            }
        }
        at = Math.max(at, ledger.clock());
        for (Event event : happened) {
            if (event instanceof Event.TimePassed passed) {
                at = Math.max(at, Micros.of(passed.due()));
            }
        }
        long first = machine.events();
        long start = ledger.recorder().start();
        Turn turn = machine.turn(at, happened, held);
        ledger.recorder().stage(Stage.PLAN_COMPUTE, start);
        boolean lands = happened.get(0) instanceof Event.Returned returned
                && machine.landed(returned.step(), returned.attempt());
        TurnRecord record = new TurnRecord(run, first, at, happened.size(), held, turn.events());
        Recorded recorded = pen.append(record, lands ? kept : null, from);
        written.add(new Written(turn, recorded, lands && kept != null));
    }
}
